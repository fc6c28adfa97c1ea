package io.orgtrail.verifier;

import io.orgtrail.verifier.Verdict.Status;
import java.util.HexFormat;

/** Makes the hash chain of one organization anew, event by event as they stand in the export. */
final class ChainCheck {

  private final String organizationId;
  private final Claims claims;
  private final Findings findings = new Findings();

  /** Until there is a second event, which tells the order. */
  private ExportedEvent only;

  private Walk walk;
  private boolean oldestFirst;
  private long events;
  private long position;
  private long newest;

  ChainCheck(String organizationId, Claims claims) {
    this.organizationId = organizationId;
    this.claims = claims;
  }

  void add(ExportedEvent next) {
    if (next.wrongField() != null) {
      findings.broken(
          next.position(), "its field %s is not what is stored".formatted(next.wrongField()));
    }
    if (walk != null) {
      take(next);
    } else if (only == null) {
      only = next;
    } else {
      begin(only.position() < next.position());
      take(next);
    }
  }

  private void begin(boolean ascending) {
    oldestFirst = ascending;
    walk = ascending ? new OldestFirst(findings) : new NewestFirst(findings);
    take(only);
    only = null;
  }

  private void take(ExportedEvent next) {
    if (events > 0 && !walk.isInOrder(position, next.position())) {
      findings.broken(
          next.position(), "it stands after position %d, out of order".formatted(position));
      return;
    }
    events++;
    position = next.position();
    newest = Math.max(newest, position);
    claims.meet(position, walk.add(next), events, findings);
  }

  /** What came of it. */
  Verdict end() {
    if (walk == null) {
      begin(true);
    }
    walk.end();
    if (walk.head() == null) {
      findings.missing(position, "none of its events has a link yet");
    }
    claims.end(events, oldestFirst, newest, findings);
    return verdict();
  }

  private Verdict verdict() {
    var wrong = findings.broken() == null ? findings.missing() : findings.broken();
    var head = walk.head();
    return new Verdict(
        organizationId,
        status(),
        events,
        walk.unproven(),
        head == null ? null : head.position(),
        head == null ? null : HexFormat.of().formatHex(head.link()),
        claims.fulfilled(),
        wrong == null ? null : wrong.position(),
        wrong == null ? null : wrong.what());
  }

  private Status status() {
    if (findings.broken() != null) {
      return Status.BROKEN;
    }
    return findings.missing() == null ? Status.VERIFIED : Status.INCOMPLETE;
  }
}
