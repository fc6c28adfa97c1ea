package io.orgtrail.command.gateway;

import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.messages.Event;
import io.orgtrail.command.eventstore.EventFollowUp;
import io.orgtrail.command.eventstore.PendingStatements;
import io.orgtrail.command.testing.Database;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A failure of the database that the event of one marked member brings about. */
final class Fault implements EventFollowUp {

  private final PendingStatements pending =
      new PendingStatements(Database.migrated().jdbc(), Fault.class);
  private final String member;
  private final String sql;
  private final AtomicInteger left;

  private Fault(String member, String sql, int times) {
    this.member = member;
    this.sql = "DO $$ BEGIN " + sql + "; END $$";
    this.left = new AtomicInteger(times);
  }

  /** Raises an error with that SQL state whenever the member is stored. */
  static Fault raising(String state, String member) {
    return raising(state, member, Integer.MAX_VALUE);
  }

  /** Raises an error with that SQL state the first times that the member is stored. */
  static Fault raising(String state, String member, int times) {
    return new Fault(member, "RAISE EXCEPTION 'fault' USING ERRCODE = '" + state + "'", times);
  }

  /** Ends the connection the first time that the member is stored. */
  static Fault endingTheConnection(String member) {
    return new Fault(member, "PERFORM pg_terminate_backend(pg_backend_pid())", 1);
  }

  /** How often it will still happen. */
  int left() {
    return Math.max(0, left.get());
  }

  @Override
  public void on(Event event) {
    if (event instanceof MemberAdded added
        && added.userId().equals(member)
        && left.getAndDecrement() > 0) {
      pending.add(List.of(member), sql);
    }
  }

  @Override
  public void flush() {
    pending.run();
  }
}
