package io.orgtrail.command.webhooks.delivery;

import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.Reply;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** An organization of alice with a webhook, as she and its log see it. */
final class Endpoint {

  private static final String ID = "hook";

  private final Installation installation;
  private final CommandClient client;
  private final String organizationId = "acme-" + UUID.randomUUID();
  private int renames;

  private Endpoint(Installation installation) {
    this.installation = installation;
    client = installation.client();
    client.send(Message.create(organizationId).by("alice")).accepted();
  }

  /** One that is told everything there. */
  static Endpoint at(String url, Installation installation) {
    return at(url, "", installation);
  }

  /** One with more fields, in JSON. */
  static Endpoint at(String url, String more, Installation installation) {
    var endpoint = new Endpoint(installation);
    endpoint.send("RegisterWebhook", ",\"url\":\"" + url + "\"" + more).accepted();
    return endpoint;
  }

  String organizationId() {
    return organizationId;
  }

  /** Gives a command about the webhook, with more fields in JSON. */
  Reply send(String command, String more) {
    return client.send(
        Message.of(
                command,
                organizationId,
                "{\"organizationId\":\"%s\",\"webhookId\":\"%s\"%s}"
                    .formatted(organizationId, ID, more))
            .by("alice"));
  }

  /** Its organization is deleted; tells at which position. */
  long deleteOrganization() {
    return client.send(Message.delete(organizationId).by("alice")).accepted().position();
  }

  /** Its organization is back; tells at which position. */
  long restoreOrganization() {
    return client.send(Message.restore(organizationId)).accepted().position();
  }

  /** Something happens so many times; the position of the last. */
  long rename(int times) {
    var position = 0L;
    for (var i = 0; i < times; i++) {
      var name = organizationId + " " + renames++;
      position = client.send(Message.rename(organizationId, name).by("alice")).position();
    }
    return position;
  }

  String secret(int rotation) {
    return installation.webhookSecret(organizationId, ID, rotation);
  }

  /** Ids of the events of a type, in order. */
  List<String> events(String type) {
    return installation
        .database()
        .jdbc()
        .queryForList(
            "SELECT event_id::text FROM eventstore.event WHERE organization_id = ? AND type = ?"
                + " ORDER BY position",
            String.class,
            organizationId,
            type);
  }

  /** What the last event of a type says in a field. */
  String data(String type, String field) {
    return installation
        .database()
        .jdbc()
        .queryForObject(
            "SELECT payload ->> ? FROM eventstore.event WHERE organization_id = ? AND type = ?"
                + " ORDER BY position DESC LIMIT 1",
            String.class,
            field,
            organizationId,
            type);
  }

  /** Its log, oldest first. */
  List<Map<String, Object>> log() {
    return installation
        .database()
        .jdbc()
        .queryForList(
            "SELECT *, event_id::text AS event FROM delivery.webhook_delivery"
                + " WHERE organization_id = ? AND webhook_id = ? ORDER BY id",
            organizationId,
            ID);
  }

  /** Its log, once it has a last row of that status. */
  List<Map<String, Object>> awaitLog(int rows, String status) {
    return Awaitility.await()
        .ignoreExceptions()
        .until(
            this::log,
            log -> log.size() >= rows && log.get(log.size() - 1).get("status").equals(status));
  }

  /** Waits until it was told everything, or will be told nothing. */
  void awaitDone() {
    Awaitility.await()
        .until(
            () ->
                count("true") == 0
                    || count("cursor_position = head_position AND leased_by IS NULL") == 1);
  }

  /** How many rows of it fulfil a condition: one or none. */
  long count(String condition) {
    return installation
        .database()
        .count(
            "SELECT count(*) FROM delivery.webhook WHERE organization_id = ? AND " + condition,
            organizationId);
  }

  /** Changes its row as time would. */
  void set(String change) {
    installation
        .database()
        .jdbc()
        .update(
            "UPDATE delivery.webhook SET " + change + " WHERE organization_id = ?", organizationId);
  }
}
