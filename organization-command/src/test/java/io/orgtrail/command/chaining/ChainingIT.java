package io.orgtrail.command.chaining;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orgtrail.command.testing.Chains;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

class ChainingIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Installation installation = Installation.illTreated();
  private final CommandClient client = installation.client();
  private final Chains chains = Chains.of(installation.database());
  private final String acme = "acme-" + UUID.randomUUID();

  private void create(String organizationId) {
    client.send(Message.create(organizationId).by("alice")).accepted();
  }

  private void rename(String organizationId, int times) {
    var messages = new ArrayList<Message>();
    for (var n = 0; n < times; n++) {
      messages.add(Message.rename(organizationId, organizationId + UUID.randomUUID()).by("alice"));
    }
    client.sendAll(messages).forEach(reply -> assertThat(reply.isAccepted()).isTrue());
  }

  private Status health() {
    return installation.service().getBean("auditChain", HealthIndicator.class).health().getStatus();
  }

  @Test
  void everyEventGetsItsLink_thoseOfInvitationsToo() {
    var initech = "initech-" + UUID.randomUUID();
    create(acme);
    create(initech);
    client.send(Message.invite(acme, "bobs", "bob@example.com").by("alice")).accepted();
    rename(initech, 3);
    client.send(Message.accept(acme, "bobs").by("bob")).accepted();

    chains.await();

    chains.assertProve(acme);
    chains.assertProve(initech);
    assertThat(chains.links(acme)).hasSize(6);
  }

  @Test
  void tellsHowManyEventsHaveNoLink() {
    create(acme);
    chains.await();

    assertThat(health()).isEqualTo(Status.UP);
    var lag =
        installation.service().getBean(MeterRegistry.class).get("organization.audit.chain.lag");
    Awaitility.await().atMost(PATIENCE).until(() -> lag.gauge().value() == 0);
  }

  @Test
  void goesOnAfterARestartWhereItWas() {
    create(acme);
    chains.await();
    var before = chains.links(acme);

    installation.stop().start();
    rename(acme, 2);
    chains.await();

    assertThat(chains.links(acme)).startsWith(before.toArray(String[]::new)).hasSize(4);
    chains.assertProve(acme);
  }

  @Test
  void twoInstancesMakeOneChain() {
    installation.start();
    try {
      create(acme);
      rename(acme, 100);
      chains.await();

      chains.assertProve(acme);
    } finally {
      installation.stop();
    }
  }

  @Test
  void oneInstanceGoesOnWhenTheOtherStops() {
    installation.start();
    create(acme);
    installation.stop();
    rename(acme, 20);
    chains.await();

    chains.assertProve(acme);
  }

  @Test
  void goesOnOnceTheDatabaseIsBack() {
    create(acme);
    chains.await();
    installation.database().away();
    try {
      Awaitility.await().atMost(PATIENCE).until(() -> health().equals(Status.DOWN));
    } finally {
      installation.database().back();
    }
    rename(acme, 1);
    chains.await();

    chains.assertProve(acme);
    Awaitility.await().atMost(PATIENCE).until(() -> health().equals(Status.UP));
  }
}
