package io.orgtrail.command.eventstore;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes back what a command wrote with SQL when the command is taken back: a nested unit of work
 * undoes events, not rows.
 */
public class CommandSavepoint {

  private static final String OPEN = CommandSavepoint.class.getName();

  private final JdbcTemplate jdbc;

  public CommandSavepoint(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Called before the first row a command writes; more calls do nothing. */
  public void beforeWriting() {
    var command = CurrentUnitOfWork.get();
    if (command.resources().putIfAbsent(OPEN, true) == null) {
      jdbc.execute("SAVEPOINT command");
      command.onPrepareCommit(
          unit -> {
            jdbc.execute("RELEASE SAVEPOINT command");
            unit.resources().put(OPEN, false);
          });
      command.onRollback(
          unit -> {
            if (Boolean.TRUE.equals(unit.resources().get(OPEN))) {
              jdbc.execute("ROLLBACK TO SAVEPOINT command; RELEASE SAVEPOINT command");
            }
          });
    }
  }

  /** Whether the command at hand has written rows. */
  public static boolean hasWritten() {
    return CurrentUnitOfWork.get().resources().containsKey(OPEN);
  }
}
