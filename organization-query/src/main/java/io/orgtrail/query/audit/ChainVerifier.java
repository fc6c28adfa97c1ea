package io.orgtrail.query.audit;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.query.audit.ChainWalk.Break;
import io.orgtrail.query.audit.Verification.Reason;
import io.orgtrail.query.places.Places;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds out whether the events of an organization are what was recorded. */
@Component
class ChainVerifier {

  /** Each reads all that has happened to an organization. */
  private static final int PER_CALLER = 2;

  private final StoredChains chains;
  private final TransactionTemplate snapshot;
  private final Clock clock;
  private final Places places;

  ChainVerifier(
      StoredChains chains,
      PlatformTransactionManager transactions,
      Clock clock,
      AuditSettings settings) {
    this.chains = chains;
    this.snapshot = new TransactionTemplate(transactions);
    // All that is compared is as it was at one moment, while events and links are added.
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
    this.clock = clock;
    this.places = new Places(settings.maxVerifications(), PER_CALLER, "verifications");
  }

  /** Makes the chain anew and compares it with the links that were made when it happened. */
  Verification verify(Caller caller, String organizationId) {
    var place = places.take(caller);
    try {
      return verify(organizationId);
    } finally {
      place.leave();
    }
  }

  private Verification verify(String organizationId) {
    return snapshot.execute(
        status -> {
          try (var events = chains.events(organizationId)) {
            var walk = new ChainWalk(events.iterator());
            var broken = walk.walk().map(found -> orGone(organizationId, found, walk.end()));
            return answer(
                walk.end(), broken.or(() -> atTheEnd(organizationId, walk.end())).orElse(null));
          }
        });
  }

  private Verification answer(ChainEnd proven, Break broken) {
    return new Verification(
        broken == null,
        proven.events(),
        proven.position(),
        proven.hex(),
        broken == null ? null : broken.position(),
        broken == null ? null : broken.reason(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  /** What does not follow may be right, when an event before it is gone. */
  private Break orGone(String organizationId, Break found, ChainEnd proven) {
    return found.reason() == Reason.CHANGED
        ? gone(organizationId, proven, found.position() - 1).orElse(found)
        : found;
  }

  private Optional<Break> gone(String organizationId, ChainEnd proven, long last) {
    return chains
        .gone(organizationId, proven.position() + 1, last)
        .map(position -> new Break(position, Reason.REMOVED));
  }

  private Optional<Break> atTheEnd(String organizationId, ChainEnd proven) {
    var head = chains.head(organizationId).orElse(ChainEnd.START);
    if (!head.isSameAs(proven)) {
      var mismatch = new Break(Math.max(head.position(), proven.position()), Reason.HEAD_MISMATCH);
      return gone(organizationId, proven, head.position()).or(() -> Optional.of(mismatch));
    }
    // Whoever asks found it in the read model: something must have happened to it.
    return chains.hasEvents(organizationId)
        ? Optional.empty()
        : Optional.of(new Break(0, Reason.REMOVED));
  }
}
