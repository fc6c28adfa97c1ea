package io.orgtrail.api.teams;

import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Target;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happens to teams; all in the organization's stream. */
public sealed interface TeamEvent extends Event {

  /** The team it happened to. */
  String teamId();

  @Override
  default Target target() {
    return new Target("team", teamId());
  }

  /** A team came to be; nobody is in it yet. */
  @Revision("1")
  record TeamCreated(
      String organizationId,
      String teamId,
      String name,
      String slug,
      @Nullable String description,
      @Nullable String color)
      implements TeamEvent {}

  /** A team is called or shown differently; what did not change is repeated. */
  @Revision("1")
  record TeamUpdated(
      String organizationId,
      String teamId,
      String name,
      String slug,
      @Nullable String description,
      @Nullable String color,
      Previous previous)
      implements TeamEvent {

    /** What the team was called and shown as before. */
    public record Previous(
        String name, String slug, @Nullable String description, @Nullable String color) {}
  }

  /** A team is gone, with every role in it; its slug is free. */
  @Revision("1")
  record TeamDeleted(String organizationId, String teamId, String name, String slug)
      implements TeamEvent {}

  /** A member is in the team. */
  @Revision("1")
  record TeamMemberAdded(String organizationId, String teamId, String userId, String role)
      implements TeamEvent {}

  /** Somebody in the team has another role there. */
  @Revision("1")
  record TeamMemberRoleChanged(
      String organizationId, String teamId, String userId, String role, String previousRole)
      implements TeamEvent {}

  /** Somebody is no longer in the team. */
  @Revision("1")
  record TeamMemberRemoved(String organizationId, String teamId, String userId, String previousRole)
      implements TeamEvent {}
}
