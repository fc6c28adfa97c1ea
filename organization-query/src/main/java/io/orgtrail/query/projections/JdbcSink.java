package io.orgtrail.query.projections;

import io.orgtrail.query.projections.RowChange.Delete;
import io.orgtrail.query.projections.RowChange.Update;
import io.orgtrail.query.projections.RowChange.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes changes into the tables, in the transaction it is called in: all of a kind at once. */
final class JdbcSink {

  private final JdbcOperations jdbc;

  JdbcSink(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  void write(ChangeBatch batch) {
    for (var run : batch.runs()) {
      var alike = new LinkedHashMap<BulkStatement, List<List<Object>>>();
      run.forEach(
          change ->
              alike
                  .computeIfAbsent(statement(change), statement -> new ArrayList<>())
                  .add(values(change)));
      alike.forEach(this::execute);
    }
  }

  private static BulkStatement statement(RowChange change) {
    if (change instanceof Update update) {
      return BulkStatement.update(
          update.table(), names(update.match().columns()), names(update.set().columns()));
    }
    return change instanceof Delete delete
        ? BulkStatement.delete(delete.table(), names(delete.match().columns()))
        : BulkStatement.upsert(change.table());
  }

  private static List<Object> values(RowChange change) {
    if (change instanceof Upsert upsert) {
      var columns = upsert.table().columns().stream();
      return columns.map(column -> upsert.row().get(column.name())).toList();
    }
    if (change instanceof Update update) {
      return Stream.concat(sorted(update.match()), sorted(update.set())).toList();
    }
    return sorted(((Delete) change).match()).toList();
  }

  private void execute(BulkStatement bulk, List<List<Object>> rows) {
    jdbc.execute(
        (ConnectionCallback<Void>)
            connection -> {
              try (var statement = connection.prepareStatement(bulk.sql())) {
                for (var i = 0; i < bulk.parameters().size(); i++) {
                  statement.setArray(i + 1, array(connection, bulk.parameters().get(i), rows, i));
                }
                statement.executeUpdate();
              }
              return null;
            });
  }

  private static java.sql.Array array(
      Connection connection, ColumnType type, List<List<Object>> rows, int index)
      throws SQLException {
    var values = rows.stream().map(row -> type.text(row.get(index))).toArray();
    return connection.createArrayOf("text", values);
  }

  private static List<String> names(Collection<String> columns) {
    return columns.stream().sorted().toList();
  }

  private static Stream<Object> sorted(Row row) {
    return row.values().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue);
  }
}
