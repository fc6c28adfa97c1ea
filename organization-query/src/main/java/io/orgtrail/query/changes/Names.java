package io.orgtrail.query.changes;

/** What things and people are called in sentences: by name where there is one, and by id. */
final class Names {

  private Names() {}

  static String person(Thing person) {
    var name = person.text("name") == null ? person.text("email") : person.text("name");
    return named(name, person.text("userId"));
  }

  static String team(Thing team) {
    return "the team " + named(team.text("name"), team.text("id"));
  }

  static String project(Thing project) {
    return "the project " + named(project.text("name"), project.text("id"));
  }

  static String role(Thing role) {
    return "the role " + role.text("name");
  }

  static String tag(Thing tag) {
    return "the tag " + named(tag.text("text"), tag.text("id"));
  }

  static String integration(Thing integration) {
    return "the integration " + named(integration.text("name"), integration.text("id"));
  }

  static String webhook(Thing webhook) {
    return "the webhook " + named(webhook.text("url"), webhook.text("id"));
  }

  static String invitation(Thing invitation) {
    return "the invitation of " + named(invitation.text("email"), invitation.text("id"));
  }

  private static String named(String name, String id) {
    return name == null || name.equals(id) ? id : name + " (" + id + ")";
  }
}
