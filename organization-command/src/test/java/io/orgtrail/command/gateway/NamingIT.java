package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.replies.CommandReply;
import io.orgtrail.command.deciding.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * The tables say the same about names as the rules do that stand beside them, whichever commands
 * share a batch, and whether or not each is tried before.
 */
class NamingIT {

  private final Gateway gateway = new Gateway();

  @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
  void theTablesDecideLikeTheRules(
      @ForAll("sequences") List<Naming> namings, @ForAll @IntRange(min = 1, max = 8) int together) {
    var prefix = "n" + UUID.randomUUID().toString().substring(0, 8) + "-";
    var scenario = new Scenario();
    var handles = new Handles();
    for (var begin = 0; begin < namings.size(); begin += together) {
      var records = new ArrayList<IncomingCommand>();
      var expected = new ArrayList<Scenario.Outcome>();
      for (var naming : namings.subList(begin, Math.min(begin + together, namings.size()))) {
        var command = naming.command().apply(prefix, handles);
        var outcome = scenario.when(naming.caller(), command);
        if (outcome.decision() instanceof Decision.Accepted) {
          outcome.events().forEach(handles::enter);
        }
        expected.add(outcome);
        records.add(gateway.dry(naming.caller(), command));
        records.add(gateway.from(naming.caller(), UUID.randomUUID().toString(), command));
      }
      assertDecided(gateway.run(records), expected);
    }
  }

  private static void assertDecided(Gateway.Replies replies, List<Scenario.Outcome> expected) {
    for (var i = 0; i < expected.size(); i++) {
      var outcome = expected.get(i);
      var codes = replies.codes().subList(2 * i, 2 * i + 2);
      if (outcome.decision() instanceof Decision.Refused refused) {
        assertThat(codes).containsOnly(refused.rejection().code().name());
      } else {
        assertThat(codes).containsOnly("ACCEPTED");
        assertThat(events(replies.reply(2 * i + 1))).isEqualTo(eventTypes(outcome));
        assertThat(replies.accepted(2 * i + 1).version()).isEqualTo(outcome.version());
      }
    }
  }

  private static List<String> events(CommandReply reply) {
    assertThat(reply).isInstanceOf(CommandReply.Accepted.class);
    return ((CommandReply.Accepted) reply).events();
  }

  private static List<String> eventTypes(Scenario.Outcome outcome) {
    return outcome.events().stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  @Provide
  Arbitrary<List<Naming>> sequences() {
    return Naming.sequences();
  }
}
