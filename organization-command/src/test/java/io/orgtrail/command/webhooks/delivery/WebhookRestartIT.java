package io.orgtrail.command.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.command.testing.Installation;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookRestartIT {

  private static final String RENAMED = ",\"eventTypes\":[\"OrganizationRenamed\"]";

  private final Installation installation = Installation.illTreated();
  private final Receiver receiver = Receiver.onLoopback();

  @AfterEach
  void closeReceiver() {
    receiver.close();
  }

  @Test
  void goesOnAfterARestartWhereItWas() {
    var endpoint = Endpoint.at(receiver.url(), RENAMED, installation);
    endpoint.rename(2);
    receiver.told(2);
    receiver.shut();
    endpoint.rename(3);
    endpoint.awaitLog(3, "PENDING");

    installation.stop();
    receiver.open();
    installation.start();
    endpoint.awaitLog(5, "DELIVERED");

    assertThat(receiver.ids()).isEqualTo(endpoint.events("OrganizationRenamed"));
  }

  @Test
  void anAttemptUnderWayComesToItsEndBeforeTheServiceStops() {
    var open = new CountDownLatch(1);
    receiver.stallingUntil(open);
    var endpoint = Endpoint.at(receiver.url(), RENAMED, installation);
    endpoint.rename(2);
    receiver.told(1);

    var dispatcher = installation.service().getBean(WebhookDispatcher.class);
    var stop = new Thread(installation::stop);
    stop.start();
    Awaitility.await().until(() -> !dispatcher.isRunning());
    open.countDown();
    join(stop);
    var log = endpoint.log();
    var told = receiver.told().size();
    var atRest = endpoint.count("leased_by IS NULL");
    installation.start();

    assertThat(log).hasSize(1).allMatch(row -> row.get("status").equals("DELIVERED"));
    assertThat(told).isEqualTo(1);
    assertThat(atRest).isEqualTo(1);
    endpoint.awaitLog(2, "DELIVERED");
    assertThat(receiver.ids()).isEqualTo(endpoint.events("OrganizationRenamed"));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatAKilledInstanceHadTakenIsToldByAnotherOnceItsTimeIsOver() {
    receiver.shut();
    var endpoint = Endpoint.at(receiver.url(), RENAMED, installation);
    endpoint.rename(1);
    endpoint.awaitLog(1, "PENDING");
    endpoint.set("leased_by = gen_random_uuid(), leased_until = now() + interval '2 seconds'");
    receiver.open();

    endpoint.awaitLog(1, "DELIVERED");

    assertThat(receiver.ids()).isEqualTo(endpoint.events("OrganizationRenamed"));
  }

  @Test
  void anAttemptThatTakesLongRemainsWithItsInstance() {
    var open = new CountDownLatch(1);
    receiver.stallingUntil(open);
    var endpoint = Endpoint.at(receiver.url(), RENAMED, installation);
    endpoint.rename(1);
    receiver.told(1);
    endpoint.set("leased_until = now() + interval '5 seconds'");

    Awaitility.await().until(() -> endpoint.count("leased_until > now() + interval '6 s'") == 1);
    open.countDown();
    endpoint.awaitLog(1, "DELIVERED");

    assertThat(receiver.told()).hasSize(1);
  }

  @Test
  void twoInstancesTellEachEventOnceAndInOrder() {
    installation.start();
    try {
      var endpoint = Endpoint.at(receiver.url(), RENAMED, installation);
      endpoint.rename(40);
      endpoint.awaitLog(40, "DELIVERED");

      assertThat(receiver.ids()).isEqualTo(endpoint.events("OrganizationRenamed"));
    } finally {
      installation.stop();
    }
  }

  @Test
  void goesOnOnceTheDatabaseIsBack() {
    var endpoint = Endpoint.at(receiver.url(), RENAMED, installation);
    endpoint.rename(1);
    receiver.told(1);
    receiver.shut();
    endpoint.rename(2);
    endpoint.awaitLog(2, "PENDING");
    installation.database().away();
    receiver.open();
    installation.database().back();

    endpoint.awaitLog(3, "DELIVERED");

    assertThat(receiver.ids().stream().distinct())
        .containsExactlyElementsOf(endpoint.events("OrganizationRenamed"));
  }
}
