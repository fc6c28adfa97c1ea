package io.orgtrail.web.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.identity.Caller;
import java.time.Instant;
import java.util.Optional;

/**
 * Bounds what one caller, and all callers of one organization, may ask of this node. Operators are
 * not bounded.
 */
public final class Rates {

  private final String what;
  private final Rate perCaller;
  private final Rate perOrganization;
  private final Counter callersRefused;
  private final Counter organizationsRefused;

  /**
   * Has counted nothing yet.
   *
   * @param what is counted, in the plural
   */
  public Rates(String what, RateSettings settings, MeterRegistry meters) {
    this.what = what;
    perCaller = new Rate(settings.perCaller());
    perOrganization = new Rate(settings.perOrganization());
    callersRefused = refused("caller", meters);
    organizationsRefused = refused("organization", meters);
  }

  private Counter refused(String limit, MeterRegistry meters) {
    return Counter.builder("organization.rate.limited")
        .description("What was refused since there was too much of it in a second")
        .tag("kind", what)
        .tag("limit", limit)
        .register(meters);
  }

  /** Whether anything is bounded at all. */
  public boolean areBounded() {
    return perCaller.perSecond() > 0 || perOrganization.perSecond() > 0;
  }

  /** Counts one more of a caller; refuses it when that is one too many. */
  public void require(Caller caller, Instant at) {
    ofCaller(caller, at).ifPresent(Rates::refuse);
  }

  /** Counts one more for an organization; refuses it when that is one too many. */
  public void require(Caller caller, String organization, Instant at) {
    ofOrganization(caller, organization, at).ifPresent(Rates::refuse);
  }

  private static void refuse(Rejection why) {
    throw new RejectedException(why);
  }

  /**
   * Counts one more of a caller and, unless that is too many, for an organization: no caller uses
   * up what an organization has with what they are refused.
   *
   * @param organization {@code null} when it is not known
   * @return why it is refused, empty when it is not
   */
  public Optional<Rejection> refusal(Caller caller, String organization, Instant at) {
    return ofCaller(caller, at).or(() -> ofOrganization(caller, organization, at));
  }

  private Optional<Rejection> ofCaller(Caller caller, Instant at) {
    if (caller.operator() || perCaller.admits(caller.userId(), at)) {
      return Optional.empty();
    }
    callersRefused.increment();
    return tooMany("One caller sends", perCaller);
  }

  private Optional<Rejection> ofOrganization(Caller caller, String organization, Instant at) {
    if (organization == null || caller.operator() || perOrganization.admits(organization, at)) {
      return Optional.empty();
    }
    organizationsRefused.increment();
    return tooMany("One organization is sent", perOrganization);
  }

  private Optional<Rejection> tooMany(String who, Rate rate) {
    return Optional.of(
        Rejection.of(
            ErrorCode.RATE_LIMITED,
            "%s at most %d %s a second; try again in a second."
                .formatted(who, rate.perSecond(), what)));
  }
}
