package io.orgtrail.query.integrations;

import static io.orgtrail.query.readmodel.Columns.instant;

import io.orgtrail.api.integrations.IntegrationKind;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Positioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads connections to other systems. */
@Component
class IntegrationViews {

  private static final String INTEGRATIONS =
      "SELECT * FROM integration WHERE organization_id = :id AND created_position > :after";

  private static final String IN_ORDER = " ORDER BY created_position LIMIT :fetch";

  private static final String DEFAULT =
      "SELECT * FROM integration WHERE organization_id = :id AND kind = :kind AND is_default";

  private final JdbcClient jdbc;

  IntegrationViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Integrations by the time they were added; {@code null} means any. */
  List<Positioned<IntegrationView>> of(
      String organizationId, IntegrationKind kind, Boolean available, Paging page) {
    var matching =
        (kind == null ? "" : " AND kind = :kind")
            + (available == null ? "" : " AND available = :available");
    return jdbc.sql(INTEGRATIONS + matching + IN_ORDER)
        .param("id", organizationId)
        .param("kind", kind == null ? null : kind.name())
        .param("available", available)
        .param("after", page.afterOrStart())
        .param("fetch", page.fetch())
        .query((row, number) -> new Positioned<>(row.getLong("created_position"), view(row)))
        .list();
  }

  /** The default of a kind, if there is one. */
  Optional<IntegrationView> defaultOf(String organizationId, IntegrationKind kind) {
    return jdbc.sql(DEFAULT)
        .param("id", organizationId)
        .param("kind", kind.name())
        .query((row, number) -> view(row))
        .optional();
  }

  private static IntegrationView view(ResultSet row) throws SQLException {
    return new IntegrationView(
        row.getString("id"),
        row.getString("name"),
        row.getString("kind"),
        row.getString("provider"),
        row.getString("settings"),
        row.getBoolean("available"),
        row.getBoolean("is_default"),
        row.getString("created_by"),
        instant(row, "created_at"),
        instant(row, "updated_at"));
  }
}
