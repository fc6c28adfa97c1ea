package io.orgtrail.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatesTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Rates rates = new Rates("commands", new RateSettings(2, 3), meters);
  private final Caller alice = caller("alice", "");
  private final Caller bob = caller("bob", "");

  private static Caller caller(String name, String scope) {
    return Caller.from(Map.of("sub", name, "scope", scope));
  }

  private boolean isAdmitted(Caller caller, String organization, Instant at) {
    return rates.refusal(caller, organization, at).isEmpty();
  }

  private double refused(String limit) {
    return meters.get("organization.rate.limited").tag("limit", limit).counter().count();
  }

  @Test
  void refusesACaller_whenItIsTooMuchForOneSecond() {
    assertThat(isAdmitted(alice, "acme", NOON)).isTrue();
    assertThat(isAdmitted(alice, "initech", NOON.plusMillis(400))).isTrue();

    var refusal = rates.refusal(alice, "umbrella", NOON.plusMillis(999)).orElseThrow();

    assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED);
    assertThat(refusal.detail())
        .isEqualTo("One caller sends at most 2 commands a second; try again in a second.");
    assertThat(isAdmitted(bob, "acme", NOON)).isTrue();
    assertThat(isAdmitted(alice, "acme", NOON.plusSeconds(1))).isTrue();
    assertThat(refused("caller")).isEqualTo(1);
  }

  @Test
  void refusesAnybody_whenItIsTooMuchForOneOrganization() {
    isAdmitted(alice, "acme", NOON);
    isAdmitted(alice, "acme", NOON);
    isAdmitted(alice, "acme", NOON);

    assertThat(isAdmitted(bob, "acme", NOON)).isTrue();
    assertThat(isAdmitted(bob, "acme", NOON)).isFalse();
    assertThat(isAdmitted(caller("carol", ""), "initech", NOON)).isTrue();
    assertThat(refused("organization")).isEqualTo(1);
  }

  @Test
  void countsEachSecondByItself_inAnyOrder() {
    for (var second = 0; second < 1_000; second++) {
      assertThat(isAdmitted(alice, "acme", NOON.plusSeconds(second))).isTrue();
    }
    assertThat(isAdmitted(alice, "acme", NOON.plusSeconds(900))).isTrue();
    assertThat(isAdmitted(alice, "acme", NOON.plusSeconds(900))).isFalse();
  }

  @Test
  void boundsNoOperator() {
    var operator = caller("operator", "organization:operator");
    for (var i = 0; i < 10; i++) {
      assertThat(isAdmitted(operator, "acme", NOON)).isTrue();
    }
    assertThat(isAdmitted(alice, "acme", NOON)).isTrue();
  }

  @Test
  void boundsNothing_whenNothingIsSet() {
    var unbounded = new Rates("requests", new RateSettings(null, 0), meters);
    assertThat(unbounded.areBounded()).isFalse();
    for (var i = 0; i < 10; i++) {
      unbounded.require(alice, NOON);
    }
    assertThat(rates.areBounded()).isTrue();
    assertThatThrownBy(() -> new RateSettings(-1, null)).hasMessageContaining("per-caller");
  }

  @Test
  void countsForOrganizationsThatNobodyKnows() {
    for (var i = 0; i < 3; i++) {
      rates.require(alice, "acme", NOON);
    }
    assertThatThrownBy(() -> rates.require(bob, "acme", NOON))
        .isInstanceOf(RejectedException.class);
    assertThat(isAdmitted(bob, null, NOON)).isTrue();
  }
}
