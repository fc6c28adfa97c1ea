package io.orgtrail.api.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Statements that go to the database together, so that all of them take the time of one. They run
 * in their order; after one that fails none does.
 */
public final class RoundTrip {

  private final List<Step> steps = new ArrayList<>();

  private record Step(String sql, List<Values> parameters, Row row) {}

  /**
   * A parameter: an array.
   *
   * @param type of its elements, as the database calls it
   * @param elements of the Java type that has these values: the driver sends those in binary form
   */
  public record Values(String type, Object[] elements) {

    /** An array of {@code text}. */
    public static Values texts(Collection<String> elements) {
      return new Values("text", elements.toArray(String[]::new));
    }

    /** An array of {@code bytea}. */
    public static Values byteas(Collection<byte[]> elements) {
      return new Values("bytea", elements.toArray(byte[][]::new));
    }

    /** An array of {@code integer}. */
    public static Values integers(Collection<Integer> elements) {
      return new Values("integer", elements.toArray(Integer[]::new));
    }

    /** An array of {@code bigint}. */
    public static Values bigints(Collection<Long> elements) {
      return new Values("bigint", elements.toArray(Long[]::new));
    }
  }

  /** Takes what a statement answers. */
  public interface Row {

    /** Takes the present row. */
    void read(ResultSet row) throws SQLException;
  }

  /**
   * Adds a statement that answers with rows.
   *
   * @param row takes each of them
   */
  public RoundTrip with(String sql, Row row, Values... parameters) {
    steps.add(new Step(sql, List.of(parameters), row));
    return this;
  }

  /** Adds a statement that answers with nothing. */
  public RoundTrip with(String sql, Values... parameters) {
    return with(sql, row -> {}, parameters);
  }

  /** Adds those of another one. */
  public RoundTrip with(RoundTrip other) {
    steps.addAll(other.steps);
    return this;
  }

  /**
   * Runs them, with all their answers read when it returns.
   *
   * @return how many rows they answered with
   */
  public int run(Connection connection) throws SQLException {
    if (steps.isEmpty()) {
      return 0;
    }
    var count = 0;
    var sql = steps.stream().map(Step::sql).collect(Collectors.joining(";\n"));
    try (var statement = connection.prepareStatement(sql)) {
      var index = 1;
      for (var step : steps) {
        for (var values : step.parameters()) {
          statement.setArray(index++, connection.createArrayOf(values.type(), values.elements()));
        }
      }
      statement.execute();
      for (var step : steps) {
        try (var rows = statement.getResultSet()) {
          while (rows != null && rows.next()) {
            step.row().read(rows);
            count++;
          }
        }
        statement.getMoreResults();
      }
    }
    return count;
  }
}
