package io.orgtrail.command.eventstore;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes back what a command wrote with SQL when the command is taken back: a nested unit of work
 * undoes events, not rows.
 */
public class CommandSavepoint {

  private static final String OPEN = CommandSavepoint.class.getName();
  private static final String LATER = OPEN + ".later";

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

  /**
   * Says that the command at hand has changed what is written later.
   *
   * @param undo is done when the command is taken back
   */
  public static void onTakenBack(Runnable undo) {
    var command = CurrentUnitOfWork.get();
    command.resources().put(LATER, true);
    command.onRollback(unit -> undo.run());
  }

  /** Whether the command at hand has written rows, or changed what is written later. */
  public static boolean hasWritten() {
    var resources = CurrentUnitOfWork.get().resources();
    return resources.containsKey(OPEN) || resources.containsKey(LATER);
  }
}
