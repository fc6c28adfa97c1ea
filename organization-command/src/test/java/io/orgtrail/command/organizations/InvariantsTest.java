package io.orgtrail.command.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.command.deciding.Decision;
import io.orgtrail.command.gateway.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold whatever commands come from whomever in whichever order. */
class InvariantsTest {

  private static final SeatLimits FEW_SEATS = new SeatLimits(4, 5);
  private static final Scenario CACHED = new Scenario(FEW_SEATS);
  private static final Scenario UNCACHED = new Scenario(FEW_SEATS, 0);
  private static final AtomicInteger TRIES = new AtomicInteger();

  @Property(tries = 80)
  void holdWhateverHappens(@ForAll("sequences") List<Step> steps) {
    var acme = "acme" + TRIES.incrementAndGet();
    var ledger = new Ledger(FEW_SEATS);
    decide(creating(), acme, ledger);
    for (var step : steps) {
      decide(step, acme, ledger);
    }
  }

  /** An aggregate rebuilt from its events decides like the one that has been there all the time. */
  private static void decide(Step step, String acme, Ledger ledger) {
    var decision = CACHED.after(step.later()).when(step.caller(), step.of(acme));
    var again = UNCACHED.after(step.later()).when(step.caller(), step.of(acme));

    if (decision.decision() instanceof Decision.Refused) {
      assertThat(again.decision()).isEqualTo(decision.decision());
    } else {
      assertThat(again.events()).isEqualTo(decision.events());
      assertThat(again.result()).isEqualTo(decision.result());
      ledger.enter(step.caller(), decision.events());
      assertThat(decision.version()).isEqualTo(again.version()).isEqualTo(ledger.version());
    }
  }

  private static Step creating() {
    return new Step(
        Scenario.user("alice"),
        acme ->
            new CreateOrganization(
                acme,
                acme,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Visibility.PUBLIC,
                null,
                null),
        Duration.ZERO);
  }

  @Provide
  Arbitrary<List<Step>> sequences() {
    return RandomSteps.sequences();
  }
}
