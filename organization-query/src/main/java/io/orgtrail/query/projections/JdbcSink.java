package io.orgtrail.query.projections;

import io.orgtrail.query.projections.RowChange.Delete;
import io.orgtrail.query.projections.RowChange.Update;
import io.orgtrail.query.projections.RowChange.Upsert;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes changes into the tables, in the transaction it is called in: all of a kind at once. */
public final class JdbcSink {

  /**
   * Has the transaction find whatever is changed by its key, as it was planned once. A plan that
   * was made while a table was small would read all of the table, and is kept while that grows, for
   * a minute or more.
   */
  private static final String BY_KEY =
      """
      SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off;
      SET LOCAL enable_mergejoin = off; SET LOCAL plan_cache_mode = force_generic_plan;
      """;

  private final JdbcOperations jdbc;

  /** As many as there are kinds of changes in the code of projections. */
  private final Map<Kind, BulkStatement> statements = new ConcurrentHashMap<>();

  /** Writes with these connections. */
  public JdbcSink(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes all of it. */
  public void write(ChangeBatch batch) {
    jdbc.execute(BY_KEY);
    for (var run : batch.runs()) {
      run.stream()
          .collect(Collectors.groupingBy(Kind::of, LinkedHashMap::new, Collectors.toList()))
          .forEach(this::execute);
    }
  }

  private void execute(Kind kind, List<RowChange> alike) {
    var bulk = statements.computeIfAbsent(kind, any -> BulkStatement.of(alike.get(0)));
    jdbc.execute(
        (ConnectionCallback<Void>)
            connection -> {
              try (var statement = connection.prepareStatement(bulk.sql())) {
                var index = 1;
                for (var parameter : bulk.parameters()) {
                  statement.setArray(index++, array(connection, parameter, alike));
                }
                statement.executeUpdate();
              }
              return null;
            });
  }

  private static Array array(
      Connection connection, BulkStatement.Parameter parameter, List<RowChange> changes)
      throws SQLException {
    return connection.createArrayOf(parameter.type().elementType(), parameter.array(changes));
  }

  /** What changes have in common that one statement makes. */
  private record Kind(String table, Class<?> type, Set<String> match, Set<String> set) {

    static Kind of(RowChange change) {
      var table = change.table().name();
      if (change instanceof Update update) {
        return new Kind(table, Update.class, update.match().columns(), update.set().columns());
      }
      return change instanceof Delete delete
          ? new Kind(table, Delete.class, delete.match().columns(), Set.of())
          : new Kind(table, Upsert.class, Set.of(), Set.of());
    }
  }
}
