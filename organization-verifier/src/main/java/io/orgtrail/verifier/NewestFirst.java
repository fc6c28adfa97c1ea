package io.orgtrail.verifier;

import io.orgtrail.api.eventstore.EventChain;

/** The events backwards: each is compared when the one before it is known. */
final class NewestFirst implements Walk {

  private final Findings findings;
  private ExportedEvent newer;
  private ExportedEvent head;
  private long unlinked;

  NewestFirst(Findings findings) {
    this.findings = findings;
  }

  @Override
  public byte[] add(ExportedEvent next) {
    if (next.isLinked()) {
      head = head == null ? next : head;
      compare(next, next.link());
    } else if (head == null) {
      unlinked++;
    } else {
      findings.broken(next.position(), "it has no link, though the event after it has one");
    }
    newer = next;
    return next.link();
  }

  private void compare(ExportedEvent before, byte[] link) {
    if (newer != null && newer.isLinked() && !newer.follows(link)) {
      findings.doesNotFollow(newer, before);
    }
  }

  @Override
  public void end() {
    compare(null, EventChain.start());
  }

  @Override
  public boolean isInOrder(long position, long next) {
    return position > next;
  }

  @Override
  public long unproven() {
    return unlinked;
  }

  @Override
  public ExportedEvent head() {
    return head;
  }
}
