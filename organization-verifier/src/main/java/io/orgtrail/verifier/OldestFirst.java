package io.orgtrail.verifier;

import io.orgtrail.api.eventstore.EventChain;

/**
 * The events as they happened. One without a link in the middle was read just before it got it: the
 * link after it proves it, too.
 */
final class OldestFirst implements Walk {

  private final Findings findings;
  private byte[] link = EventChain.start();
  private ExportedEvent last;
  private ExportedEvent head;
  private ExportedEvent firstUnlinked;
  private ExportedEvent beforeUnlinked;
  private long unlinked;

  OldestFirst(Findings findings) {
    this.findings = findings;
  }

  @Override
  public byte[] add(ExportedEvent next) {
    if (next.isLinked()) {
      addLinked(next);
    } else {
      addUnlinked(next);
    }
    last = next;
    return link;
  }

  private void addLinked(ExportedEvent next) {
    if (!next.follows(link)) {
      if (unlinked > 0) {
        findings.doesNotFollow(firstUnlinked, beforeUnlinked);
      } else {
        findings.doesNotFollow(next, last);
      }
    }
    unlinked = 0;
    link = next.link();
    head = next;
  }

  private void addUnlinked(ExportedEvent next) {
    if (unlinked == 0) {
      firstUnlinked = next;
      beforeUnlinked = last;
    }
    unlinked++;
    link = EventChain.link(link, next.event());
  }

  @Override
  public void end() {
    // The first event was compared when it came.
  }

  @Override
  public boolean isInOrder(long position, long next) {
    return position < next;
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
