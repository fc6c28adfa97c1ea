package io.orgtrail.query.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Reads columns whose types JDBC does not read by itself. */
public final class Columns {

  private Columns() {}

  /** A {@code timestamptz}, or {@code null}. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }

  /** An {@code integer}, or {@code null}. */
  public static Integer integer(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Integer.class);
  }

  /** A pattern for {@code LIKE} that matches what contains the text, in any case. */
  public static String containing(String text) {
    var literal =
        text.strip()
            .toLowerCase(java.util.Locale.ROOT)
            .replace("\\", "\\\\")
            .replace("%", "\\%")
            .replace("_", "\\_");
    return "%" + literal + "%";
  }
}
