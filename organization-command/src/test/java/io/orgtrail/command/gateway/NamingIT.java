package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.replies.CommandReply;
import io.orgtrail.command.deciding.Decision;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The tables say the same about names as the rules do that stand beside them. */
class NamingIT {

  private final Gateway gateway = new Gateway();

  @Property(tries = 15, edgeCases = EdgeCasesMode.NONE)
  void theTablesDecideLikeTheRules(@ForAll("sequences") List<Naming> namings) {
    var prefix = "n" + UUID.randomUUID().toString().substring(0, 8) + "-";
    var scenario = new Scenario();
    var handles = new Handles();
    for (var naming : namings) {
      var command = naming.command().apply(prefix, handles);
      var outcome = scenario.when(naming.caller(), command);
      var id = UUID.randomUUID().toString();
      var replies = gateway.run(gateway.from(naming.caller(), id, command));

      if (outcome.decision() instanceof Decision.Refused refused) {
        assertThat(replies.codes()).containsExactly(refused.rejection().code().name());
      } else {
        assertThat(events(replies.reply(0))).isEqualTo(eventTypes(outcome));
        assertThat(replies.accepted(0).version()).isEqualTo(outcome.version());
        outcome.events().forEach(handles::enter);
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
