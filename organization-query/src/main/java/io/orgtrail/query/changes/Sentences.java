package io.orgtrail.query.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Tells changes in sentences that a person can read. */
final class Sentences {

  private static final String ORGANIZATION = "the organization";

  /** When it was made differs for what went and came again. */
  private static final Set<String> BEGINNINGS = Set.of("createdAt", "joinedAt");

  /** What changes along with something that is told. */
  private static final Set<String> TOLD = Set.of("respondedAt", "expiresAt", "invitationId");

  private final List<String> sentences = new ArrayList<>();

  private Sentences() {}

  static List<String> of(Differences changes) {
    var text = new Sentences();
    text.organization(changes.organization());
    text.members(changes.members());
    text.things(changes.teams(), Names::team);
    text.things(changes.projects(), Names::project);
    text.invitations(changes.invitations());
    text.things(changes.roles(), Names::role);
    text.things(changes.tags(), Names::tag);
    text.things(changes.integrations(), Names::integration);
    text.things(changes.webhooks(), Names::webhook);
    return List.copyOf(text.sentences);
  }

  /** What a new organization tells about itself is no change. */
  private void organization(List<FieldChange> changes) {
    var isNew = changes.stream().anyMatch(change -> change.field().equals("createdAt"));
    if (isNew) {
      tell("%s was created.", ORGANIZATION);
    }
    for (var change : changes) {
      if (change.field().equals("deletedAt")) {
        tell(change.to() == null ? "%s was restored." : "%s was deleted.", ORGANIZATION);
      } else if (!isNew) {
        sentences.add(Words.sentence(change, ORGANIZATION));
      }
    }
  }

  private void members(People people) {
    for (var person : people.joined()) {
      tell("%s joined as %s.", Names.person(person), person.text("role"));
    }
    for (var person : people.left()) {
      tell("%s is no longer a member; the role was %s.", Names.person(person), person.text("role"));
    }
    for (var person : people.changed()) {
      fields(person, Names.person(person), "%s left and joined again.");
    }
  }

  private void things(Things things, Function<Thing, String> names) {
    for (var thing : things.created()) {
      tell("%s was created.", names.apply(thing));
      members(thing, names.apply(thing));
    }
    for (var thing : things.deleted()) {
      tell("%s was deleted.", names.apply(thing));
    }
    for (var thing : things.changed()) {
      fields(thing, names.apply(thing), "%s was deleted and created again.");
      members(thing, names.apply(thing));
    }
  }

  private void members(Thing thing, String name) {
    if (thing.members() == null) {
      return;
    }
    for (var person : thing.members().joined()) {
      tell("%s came into %s as %s.", Names.person(person), name, person.text("role"));
    }
    for (var person : thing.members().left()) {
      tell("%s is no longer in %s.", Names.person(person), name);
    }
    for (var person : thing.members().changed()) {
      for (var change : person.changes()) {
        sentences.add(Words.sentence(change, Names.person(person) + " in " + name));
      }
    }
  }

  private void invitations(Things invitations) {
    for (var invitation : invitations.created()) {
      tell("%s was invited as %s.", invitation.text("email"), invitation.text("role"));
      if (!"PENDING".equals(invitation.text("status"))) {
        tell("%s is %s.", Names.invitation(invitation), invitation.text("status"));
      }
    }
    for (var invitation : invitations.changed()) {
      fields(invitation, Names.invitation(invitation), "%s was made again.");
    }
  }

  private void fields(Thing thing, String name, String again) {
    for (var change : thing.changes()) {
      if (BEGINNINGS.contains(change.field())) {
        tell(again, name);
      } else if (change.field().equals("issue")) {
        tell("%s was sent again.", name);
      } else if (!TOLD.contains(change.field())) {
        sentences.add(Words.sentence(change, name));
      }
    }
  }

  private void tell(String sentence, Object... facts) {
    sentences.add(Words.begun(sentence.formatted(facts)));
  }
}
