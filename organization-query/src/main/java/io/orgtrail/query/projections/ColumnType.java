package io.orgtrail.query.projections;

import io.orgtrail.api.database.BinaryCopy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Types that columns of read models have. */
public enum ColumnType {
  TEXT,
  INTEGER("integer", Integer[]::new) {
    @Override
    Integer element(Object value) {
      return ((Number) value).intValue();
    }

    @Override
    void write(BinaryCopy bytes, Object value) {
      bytes.integer(((Number) value).intValue());
    }
  },
  BIGINT("bigint", Long[]::new) {
    @Override
    Long element(Object value) {
      return ((Number) value).longValue();
    }

    @Override
    void write(BinaryCopy bytes, Object value) {
      bytes.bigint(((Number) value).longValue());
    }
  },
  BOOLEAN("boolean", Boolean[]::new) {
    @Override
    Boolean element(Object value) {
      return (Boolean) value;
    }

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

  private final String elementType;
  private final IntFunction<Object[]> array;

  /** One whose values are given in arrays of texts. */
  ColumnType() {
    this("text", String[]::new);
  }

  ColumnType(String elementType, IntFunction<Object[]> array) {
    this.elementType = elementType;
    this.array = array;
  }

  /** Its name in SQL. */
  public String sql() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A value as PostgreSQL reads it; a NUL, which no text column can hold, shows as U+FFFD. */
  public String text(Object value) {
    if (value == null) {
      return null;
    }
    var text = value.toString();
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }

  /** What arrays are of that have its values; a cast makes them of this type. */
  String elementType() {
    return elementType;
  }

  /** The values as an array of that: the driver sends what it knows the type of in binary form. */
  Object[] array(List<?> values) {
    return values.stream().map(value -> value == null ? null : element(value)).toArray(array);
  }

  Object element(Object value) {
    return text(value);
  }

  /** Writes a value that is not {@code null} as PostgreSQL's binary COPY reads it. */
  void write(BinaryCopy bytes, Object value) {
    bytes.text(text(value));
  }
}
