package io.orgtrail.command.gateway;

import io.orgtrail.command.deciding.Decision;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What must hold for what several organizations are called, whoever names them in which order. */
class NamingTest {

  private static final int OFTEN = 3;

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void noTwoAreCalledTheSame(@ForAll("sequences") List<Naming> namings) {
    name(namings);
  }

  /** Drawn alike in every run: how often something rare comes is luck. */
  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE, seed = "1")
  void isTriedWithEveryChangeOfNames(@ForAll("sequences") List<Naming> namings) {
    name(namings).forEach(Statistics::collect);
    Statistics.coverage(
        seen ->
            List.of(
                    "OrganizationCreated",
                    "OrganizationRenamed",
                    "OrganizationSlugChanged",
                    "OrganizationDeleted",
                    "OrganizationRestored",
                    "NAME_TAKEN",
                    "SLUG_TAKEN",
                    "ORGANIZATION_EXISTS")
                .forEach(what -> seen.check(what).count(count -> count >= OFTEN)));
  }

  /** The events and refusals that come of them, none of which lets two be called the same. */
  private static List<String> name(List<Naming> namings) {
    var scenario = new Scenario();
    var handles = new Handles();
    var seen = new ArrayList<String>();
    for (var naming : namings) {
      var outcome = scenario.when(naming.caller(), naming.command().apply("", handles));
      if (outcome.decision() instanceof Decision.Refused refused) {
        seen.add(refused.rejection().code().name());
      } else {
        outcome.events().forEach(handles::enter);
        outcome.events().forEach(event -> seen.add(event.getClass().getSimpleName()));
      }
    }
    return seen;
  }

  @Provide
  Arbitrary<List<Naming>> sequences() {
    return Naming.sequences();
  }
}
