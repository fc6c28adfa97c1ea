package io.orgtrail.command.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.command.retention.Retention;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.MetricsTable;
import io.orgtrail.command.testing.Tokens;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.junit.jupiter.api.Test;

class MetricsIT {

  private final Installation installation = Installation.shared();
  private final String acme = "acme-" + UUID.randomUUID();

  private String page() {
    return installation.http().get(Tokens.operator(), "/actuator/prometheus").response().body();
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofMinutes(2));
  }

  private double value(String sample) {
    return page()
        .lines()
        .filter(line -> line.startsWith(sample + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
        .sum();
  }

  @Test
  void theTableTellsWhatIsShown() {
    installation.client().send(Message.create(acme).by("alice")).accepted();
    var retention = installation.service().getBean(Retention.class);
    retention.forget("answers", Duration.ofDays(7), age -> 0);

    assertThat(MetricsTable.shown(page())).isEqualTo(MetricsTable.of("command"));
  }

  @Test
  void showsWhatCameOfCommands() {
    var commits = value("organization_command_commit_seconds_count");
    var letters = value("organization_commands_dead_letters_total");
    var message = Message.create(acme).by("alice");
    installation.client().send(message).accepted();
    installation.client().send(message);
    installation.client().send(Message.of("Unheard", acme, "{}").by("alice"));

    assertThat(value("organization_command_commit_seconds_count")).isGreaterThan(commits);
    await().until(() -> value("organization_commands_dead_letters_total") > letters);
    assertThat(page()).contains("command=\"CreateOrganization\",outcome=\"DUPLICATE\"");
    assertThat(value("organization_event_store_position")).isPositive();
  }

  @Test
  void showsWhichMailsWait() {
    installation.client().send(Message.create(acme).by("alice")).accepted();
    installation.mail().stop();
    try {
      var json = "{\"organizationId\":\"%s\",\"email\":\"bob@example.com\"}".formatted(acme);
      installation.client().send(Message.of("InviteMember", acme, json).by("alice")).accepted();

      await().until(() -> value("organization_mails_waiting") > 0);
      await().until(() -> value("organization_mails_total{outcome=\"postponed\"}") > 0);
    } finally {
      installation.mail().start();
    }
    await().until(() -> value("organization_mails_waiting") == 0);
    assertThat(value("organization_mails_total{outcome=\"sent\"}")).isPositive();
  }

  @Test
  void showsHowFarProcessorsAre() {
    var lag = "organization_processor_lag{processor=\"publisher\"}";
    var publisher =
        installation.service().getBean("eventPublisher", PooledStreamingEventProcessor.class);
    publisher.shutDown();
    try {
      installation.client().send(Message.create(acme).by("alice")).accepted();
      await().until(() -> value(lag) > 0);
    } finally {
      publisher.start();
    }
    await().until(() -> value(lag) == 0);
  }
}
