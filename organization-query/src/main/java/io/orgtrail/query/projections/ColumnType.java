package io.orgtrail.query.projections;

/** Types that columns of read models have. */
public enum ColumnType {
  TEXT,
  INTEGER,
  BIGINT,
  BOOLEAN,
  TIMESTAMPTZ,
  JSONB;

  /** Its name in SQL. */
  public String sql() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** A value as PostgreSQL reads it; a NUL, which no text column can hold, shows as U+FFFD. */
  public String text(Object value) {
    return value == null ? null : value.toString().replace('\0', '\uFFFD');
  }
}
