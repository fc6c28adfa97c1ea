package io.orgtrail.query.projections;

import io.orgtrail.api.database.BinaryCopy;
import java.time.Instant;

/** Types that columns of read models have. */
public enum ColumnType {
  TEXT,
  INTEGER {
    @Override
    void write(BinaryCopy bytes, Object value) {
      bytes.integer(((Number) value).intValue());
    }
  },
  BIGINT {
    @Override
    void write(BinaryCopy bytes, Object value) {
      bytes.bigint(((Number) value).longValue());
    }
  },
  BOOLEAN {
    @Override
    void write(BinaryCopy bytes, Object value) {
      bytes.bool((Boolean) value);
    }
  },
  TIMESTAMPTZ {
    @Override
    void write(BinaryCopy bytes, Object value) {
      bytes.timestamp((Instant) value);
    }
  },
  JSONB {
    @Override
    void write(BinaryCopy bytes, Object value) {
      bytes.jsonb(text(value));
    }
  };

  /** Its name in SQL. */
  public String sql() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** A value as PostgreSQL reads it; a NUL, which no text column can hold, shows as U+FFFD. */
  public String text(Object value) {
    if (value == null) {
      return null;
    }
    var text = value.toString();
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }

  /** Writes a value that is not {@code null} as PostgreSQL's binary COPY reads it. */
  void write(BinaryCopy bytes, Object value) {
    bytes.text(text(value));
  }
}
