package io.orgtrail.command.organizations;

import static io.orgtrail.command.gateway.Scenario.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.command.deciding.Decision;
import io.orgtrail.command.gateway.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What must hold whatever commands come from whomever in whichever order. */
class InvariantsTest {

  private static final SeatLimits FEW_SEATS = new SeatLimits(4, 6);

  /** What happens to several organizations is another property. */
  private static final Set<String> NOT_HERE =
      Set.of("OrganizationRenamed", "OrganizationSlugChanged");

  /** How often each event must have happened for the property to mean something. */
  private static final int OFTEN = 1;

  /** Alice may let globex pay, and nobody initech. */
  private static Scenario scenario(long cacheWeight) {
    var scenario =
        new Scenario(FEW_SEATS, cacheWeight)
            .given("zoe", Scenario.create("globex", "Globex"))
            .given("zoe", Scenario.create("initech", "Initech"));
    scenario.registry().admin("alice", "globex");
    return scenario;
  }

  @Property(tries = 70, edgeCases = EdgeCasesMode.NONE)
  void holdWhateverHappens(@ForAll("sequences") List<Step> steps) {
    var history = new History(scenario(10_000), scenario(0), new Ledger(FEW_SEATS));
    history.decide(creating());
    RandomSteps.opening().forEach(history::decide);
    steps.forEach(history::decide);

    Statistics.coverage(
        events ->
            MessageCatalogue.events().keySet().stream()
                .filter(event -> !NOT_HERE.contains(event))
                .forEach(event -> events.check(event).count(count -> count >= OFTEN)));
  }

  private static Step creating() {
    var acme =
        new CreateOrganization(
            "acme",
            "Acme",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Visibility.PUBLIC,
            null,
            null);
    return new Step(user("alice"), acme, Duration.ZERO);
  }

  @Provide
  Arbitrary<List<Step>> sequences() {
    return RandomSteps.sequences();
  }

  /** What one organization goes through, and again without keeping anything but its events. */
  private record History(Scenario cached, Scenario uncached, Ledger ledger) {

    /**
     * An aggregate rebuilt from its events decides like the one that has been there all the time.
     */
    void decide(Step step) {
      var decision = cached.after(step.later()).when(step.caller(), step.command());
      var again = uncached.after(step.later()).when(step.caller(), step.command());

      if (decision.decision() instanceof Decision.Refused) {
        assertThat(again.decision()).isEqualTo(decision.decision());
      } else {
        assertThat(again.events()).isEqualTo(decision.events());
        assertThat(again.result()).isEqualTo(decision.result());
        decision.events().forEach(event -> Statistics.collect(event.getClass().getSimpleName()));
        ledger.enter(step.caller(), decision.events());
        assertThat(decision.version()).isEqualTo(again.version()).isEqualTo(ledger.version());
      }
    }
  }
}
