package io.orgtrail.query.projections;

/** A change of a read model, as a value: the same for every kind of sink. */
public sealed interface RowChange {

  /** The table to change. */
  Table table();

  /** Makes a row be there as given; columns left out are {@code null}. */
  record Upsert(Table table, Row row) implements RowChange {
    public Upsert {
      if (!row.hasAll(table.key())) {
        throw new IllegalArgumentException("A row of " + table.name() + " without its key");
      }
    }
  }

  /** Changes columns of the rows that match, if there are any. */
  record Update(Table table, Row match, Row set) implements RowChange {
    public Update {
      if (set.hasAny(table.key())) {
        throw new IllegalArgumentException("Rows of " + table.name() + " keep their key");
      }
    }
  }

  /** Removes the rows that match, if there are any. */
  record Delete(Table table, Row match) implements RowChange {}
}
