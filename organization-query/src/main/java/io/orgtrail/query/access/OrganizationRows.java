package io.orgtrail.query.access;

import static io.orgtrail.query.readmodel.Columns.instant;

import io.orgtrail.query.readmodel.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.RowMapper;

/** Reads rows of the table {@code organization}. */
public final class OrganizationRows implements RowMapper<OrganizationRow> {

  /** All of them alike. */
  public static final OrganizationRows MAPPER = new OrganizationRows();

  private OrganizationRows() {}

  @Override
  public OrganizationRow mapRow(ResultSet row, int number) throws SQLException {
    return new OrganizationRow(
        row.getString("id"),
        row.getString("account"),
        row.getString("slug"),
        row.getString("name"),
        row.getString("description"),
        row.getString("logo"),
        row.getString("website"),
        row.getString("industry"),
        row.getString("email"),
        row.getString("phone"),
        row.getString("visibility"),
        row.getString("kind"),
        row.getString("parent_organization_id"),
        row.getString("plan"),
        row.getString("cache"),
        Columns.integer(row, "seat_limit"),
        instant(row, "created_at"),
        instant(row, "updated_at"),
        instant(row, "deleted_at"),
        row.getLong("version"),
        row.getLong("created_position"));
  }
}
