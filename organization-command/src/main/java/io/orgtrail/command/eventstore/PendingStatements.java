package io.orgtrail.command.eventstore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Statements that follow from the events of a batch, run together. Where several are about the same
 * row, only the last is run; equal ones for different rows are run at once.
 */
public final class PendingStatements {

  private final JdbcTemplate jdbc;
  private final String key;

  /**
   * Makes an empty list for each batch.
   *
   * @param owner whose statements they are
   */
  public PendingStatements(JdbcTemplate jdbc, Class<?> owner) {
    this.jdbc = jdbc;
    this.key = owner.getName();
  }

  /**
   * Adds a statement that says what becomes of a row, whatever was to become of it before.
   *
   * @param row tells rows apart
   */
  public void add(List<?> row, String sql, Object... parameters) {
    // As the last one, so that it is run after what was added before it.
    pending().remove(row);
    pending().put(row, new Statement(sql, parameters));
  }

  /** Runs a statement about many rows, after those that were added before it. */
  public void runNow(String sql, Object... parameters) {
    run();
    jdbc.update(sql, parameters);
  }

  /** Runs what was added. */
  public void run() {
    var bySql = new LinkedHashMap<String, List<Object[]>>();
    for (var statement : pending().values()) {
      bySql.computeIfAbsent(statement.sql(), sql -> new ArrayList<>()).add(statement.parameters());
    }
    bySql.forEach(jdbc::batchUpdate);
    pending().clear();
  }

  private Map<List<?>, Statement> pending() {
    return CurrentUnitOfWork.get()
        .root()
        .getOrComputeResource(key, k -> new LinkedHashMap<List<?>, Statement>());
  }

  private record Statement(String sql, Object[] parameters) {}
}
