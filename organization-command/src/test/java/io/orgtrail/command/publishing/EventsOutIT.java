package io.orgtrail.command.publishing;

import static io.orgtrail.command.testing.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.eventstore.vault.Vault;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class EventsOutIT {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final Installation installation = Installation.shared();
  private final CommandClient client = installation.client();
  private final String acme = "acme-" + UUID.randomUUID();

  private List<Map<String, Object>> stored() {
    return installation
        .database()
        .jdbc()
        .queryForList(
            """
            SELECT position, version, event_id::text AS id, type, payload::text AS payload
            FROM eventstore.event WHERE organization_id = ? ORDER BY position""",
            acme);
  }

  private static List<String> all(List<Map<String, Object>> rows, String column) {
    return rows.stream().map(row -> row.get(column).toString()).toList();
  }

  @Test
  void everyEventGoesOutOnceInPositionOrder() {
    var messages = new ArrayList<Message>();
    messages.add(Message.create(acme).by("alice"));
    for (var n = 0; n < 40; n++) {
      messages.add(Message.rename(acme, acme + "-" + n).by("alice"));
    }
    messages.add(Message.invite(acme, "bobs", "bob@example.com").by("alice"));
    messages.add(Message.accept(acme, "bobs").by("bob"));
    client.sendAll(messages);

    var stored = stored();
    var published = client.events(acme, stored.size());

    assertThat(published)
        .extracting(it -> header(it, "ce_position"))
        .containsExactlyElementsOf(all(stored, "position"));
    assertThat(published)
        .extracting(it -> header(it, "ce_version"))
        .containsExactlyElementsOf(all(stored, "version"));
    assertThat(published)
        .extracting(it -> header(it, "ce_id"))
        .containsExactlyElementsOf(all(stored, "id"));
    assertThat(published)
        .extracting(it -> new String(it.value(), StandardCharsets.UTF_8))
        .containsExactlyElementsOf(
            installation
                .service()
                .getBean(Vault.class)
                .open(all(stored, "type"), all(stored, "payload")));
    assertThat(published)
        .extracting(ConsumerRecord::partition)
        .containsOnly(published.get(0).partition());
  }

  @Test
  void anEventIsACloudEventThatTellsWhoAndByWhichCommand() {
    var message = Message.create(acme).by("alice").header("traceparent", TRACE);
    client.send(message).accepted();

    var created = client.events(acme, 2).get(0);

    assertThat(header(created, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(created, "ce_type")).isEqualTo("io.orgtrail.OrganizationCreated");
    assertThat(header(created, "ce_source")).isEqualTo("/organizations/" + acme);
    assertThat(header(created, "ce_time")).endsWith("Z");
    assertThat(header(created, "ce_actor")).isEqualTo("alice");
    assertThat(header(created, "ce_commandid")).isEqualTo(message.text("ce_id"));
    assertThat(header(created, "ce_traceparent")).isEqualTo(TRACE);
    assertThat(header(created, "content-type")).startsWith("application/json");
    assertThat(header(created, "authorization")).isNull();
  }

  @Test
  void anEventOfADryRunOrARejectionIsNone() {
    client.send(Message.create(acme).by("alice").header("dryrun", "true"));
    client.send(Message.rename(acme, "x").by("alice"));
    client.send(Message.create(acme, "after " + acme).by("bob")).accepted();

    assertThat(header(client.events(acme, 2).get(0), "ce_actor")).isEqualTo("bob");
  }
}
