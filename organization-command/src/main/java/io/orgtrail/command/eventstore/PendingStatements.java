package io.orgtrail.command.eventstore;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;

/** Statements that follow from the events of a batch, run together in their order. */
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

  /** Adds a statement to the batch at hand. */
  public void add(String sql, Object... parameters) {
    pending().add(new Statement(sql, parameters));
  }

  /** Runs what was added, equal statements in a row at once. */
  public void run() {
    var pending = pending();
    var from = 0;
    while (from < pending.size()) {
      var sql = pending.get(from).sql();
      var parameters = new ArrayList<Object[]>();
      while (from < pending.size() && pending.get(from).sql().equals(sql)) {
        parameters.add(pending.get(from++).parameters());
      }
      jdbc.batchUpdate(sql, parameters);
    }
    pending.clear();
  }

  private List<Statement> pending() {
    return CurrentUnitOfWork.get().root().getOrComputeResource(key, k -> new ArrayList<>());
  }

  private record Statement(String sql, Object[] parameters) {}
}
