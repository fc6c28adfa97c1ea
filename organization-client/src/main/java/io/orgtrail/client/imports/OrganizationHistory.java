package io.orgtrail.client.imports;

import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The events of one organization, and the commands that make anew what came of them. */
final class OrganizationHistory {

  private final String organizationId;
  private final Profiled profile = new Profiled();
  private final People people = new People();
  private final Teams teams = new Teams();
  private final Projects projects = new Projects();
  private final Belongings belongings = new Belongings();
  private final Offers offers = new Offers();
  private final Handlers handlers = new Handlers();

  OrganizationHistory(String organizationId) {
    this.organizationId = organizationId;
    profile.learn(handlers);
    people.learn(handlers);
    teams.learn(handlers);
    projects.learn(handlers);
    belongings.learn(handlers);
    offers.learn(handlers);
  }

  /** Takes the next event. */
  void add(Event event, Instant time) {
    handlers.handle(event, time);
  }

  boolean isDeleted() {
    return profile.isDeleted();
  }

  /**
   * Everything but what is over, in the order in which it is to be given.
   *
   * @param source what the new organization says of where it comes from
   * @param now when invitations have to be good
   * @param sendMail whether to tell who is invited
   */
  Stream<Command> commands(String source, Instant now, boolean sendMail) {
    return Stream.of(
            Stream.of(profile.founding(source, people.owner())),
            belongings.roles(),
            people.joining(organizationId),
            teams.commands(organizationId),
            projects.commands(organizationId),
            belongings.commands(organizationId),
            profile.caching(),
            offers.commands(teams, projects, now, sendMail))
        .flatMap(commands -> commands);
  }

  /** What the commands do not bring, in sentences. */
  List<String> notes() {
    if (isDeleted()) {
      return List.of(organizationId + ": it was deleted, so nothing of it comes");
    }
    var notes = new ArrayList<String>();
    if (people.asking() > 0) {
      notes.add(
          "%s: requests to join stay behind (%d): whoever asked has to ask again"
              .formatted(organizationId, people.asking()));
    }
    if (belongings.webhooks() > 0) {
      notes.add(
          "%s: webhooks have new secrets and are not enabled (%d): rotate a secret to learn it"
              .formatted(organizationId, belongings.webhooks()));
    }
    return notes;
  }

  Set<Class<? extends Event>> types() {
    return handlers.types();
  }
}
