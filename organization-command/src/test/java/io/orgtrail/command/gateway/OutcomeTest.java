package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.replies.CommandReply;
import io.orgtrail.api.webhooks.WebhookCommand.RotateWebhookSecret;
import io.orgtrail.command.deciding.Decision;
import io.orgtrail.command.secrets.ToldOnce;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  private static final Decision.Accepted ROTATED =
      new Decision.Accepted(
          Map.of("webhookId", "hook", "secret", new ToldOnce("whsec_hidden")), List.of(), 7);

  private static Outcome outcome(boolean dryRun) {
    var options = new IncomingCommand.Options(dryRun, null, null);
    return Outcome.accepted(
        new IncomingCommand(
            0,
            null,
            "1",
            "RotateWebhookSecret",
            Scenario.user("alice"),
            new RotateWebhookSecret("acme", "hook"),
            options,
            "fingerprint",
            null,
            null),
        ROTATED);
  }

  private static Map<String, Object> result(CommandReply reply) {
    return ((CommandReply.Accepted) reply).result();
  }

  @Test
  void theCallersOwnChannelAloneIsToldASecret() {
    var outcome = outcome(false).at(42);

    assertThat(result(outcome.reply())).isEqualTo(Map.of("webhookId", "hook"));
    assertThat(result(outcome.confidentialReply()))
        .isEqualTo(Map.of("webhookId", "hook", "secret", "whsec_hidden"));
  }

  @Test
  void theRestOfTheAnswerIsTheSame() {
    var outcome = outcome(false).at(42);

    assertThat(outcome.confidentialReply())
        .usingRecursiveComparison()
        .ignoringFields("result")
        .isEqualTo(outcome.reply());
    assertThat(((CommandReply.Accepted) outcome.reply()).position()).isEqualTo(42);
  }

  @Test
  void aDryRunTellsNoSecret() {
    assertThat(outcome(true).confidentialReply()).isEqualTo(outcome(true).reply());
  }

  @Test
  void anAnswerThatIsRepeatedTellsNoSecret() {
    var first = outcome(false).at(42);

    var again = Outcome.again(first.command(), first.reply());

    assertThat(again.confidentialReply()).isEqualTo(first.reply().again());
  }

  @Test
  void noSecretStandsInALog() {
    assertThat(outcome(false).at(42).toString()).contains("ToldOnce").doesNotContain("hidden");
  }
}
