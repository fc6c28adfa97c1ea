package io.orgtrail.command.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.invitations.InvitationEvent;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.invitations.InvitationEvent.SeatReserved;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.people.PersonEvent;
import io.orgtrail.command.gateway.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A snapshot of a history that has every event must stay what it is. When it has become another,
 * older snapshots are no longer what their events lead to: raise {@link
 * OrganizationAggregate#REVISION}, keep the new state under it, and delete the old file.
 */
class SnapshotFormTest {

  private static final List<Event> HISTORY =
      text("history.txt").lines().map(SnapshotFormTest::event).toList();

  private final JsonNode state =
      new Scenario().happened("acme", HISTORY).ask("acme", KeptState::of);

  @Test
  void everyEventHappensInTheHistory() {
    var happened = HISTORY.stream().map(Object::getClass).toList();
    assertThat(MessageCatalogue.events().values())
        .filteredOn(SnapshotFormTest::isOfOrganizations)
        .allSatisfy(type -> assertThat(happened).contains(type));
  }

  @Test
  void theStateIsThatOfItsRevision() {
    var kept = text("Organization." + OrganizationAggregate.REVISION + ".json");

    assertThat(state)
        .as("see above; it is now\n%s", state.toPrettyString())
        .isEqualTo(Json.mapper().readTree(kept));
  }

  @Test
  void nothingOfTheStateIsEmpty() {
    assertThat(state.toString()).doesNotContain("{}");
  }

  private static boolean isOfOrganizations(Class<? extends Event> type) {
    return !InvitationEvent.class.isAssignableFrom(type)
            && !PersonEvent.class.isAssignableFrom(type)
        || Set.of(SeatReserved.class, SeatReleased.class).contains(type);
  }

  private static Event event(String line) {
    var parts = line.split(" ", 2);
    return Json.mapper().readValue(parts[1], MessageCatalogue.event(parts[0]).orElseThrow());
  }

  private static String text(String file) {
    try (var stream = SnapshotFormTest.class.getResourceAsStream("/snapshots/" + file)) {
      assertThat(stream).as(file).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
