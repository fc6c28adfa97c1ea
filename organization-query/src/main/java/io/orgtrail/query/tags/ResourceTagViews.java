package io.orgtrail.query.tags;

import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Positioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the tags that resources can be marked with. */
@Component
class ResourceTagViews {

  private static final String TAGS =
      """
      SELECT * FROM resource_tag
      WHERE organization_id = :id AND created_position > :after
      ORDER BY created_position LIMIT :fetch""";

  private final JdbcClient jdbc;

  ResourceTagViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Tags by the time they were made. */
  List<Positioned<ResourceTagView>> of(String organizationId, Paging page) {
    return jdbc.sql(TAGS)
        .param("id", organizationId)
        .param("after", page.afterOrStart())
        .param("fetch", page.fetch())
        .query((row, number) -> new Positioned<>(row.getLong("created_position"), tag(row)))
        .list();
  }

  private static ResourceTagView tag(ResultSet row) throws SQLException {
    return new ResourceTagView(row.getString("id"), row.getString("text"), row.getString("color"));
  }
}
