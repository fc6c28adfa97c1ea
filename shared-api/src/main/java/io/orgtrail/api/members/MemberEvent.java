package io.orgtrail.api.members;

import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Target;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.FreeText;
import io.orgtrail.api.personal.Person;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.api.personal.TellsOfPeople;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.TeamRole;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happens to members and to those who want to be; all in the organization's stream. */
public sealed interface MemberEvent extends Event, TellsOfPeople {

  /** The person it happened to. */
  String userId();

  @Override
  default Target target() {
    return Target.member(userId());
  }

  @Override
  default List<Person> about(String field, String actor) {
    return List.of(Person.user(userId()));
  }

  /**
   * Somebody became a member: as creator, added, taken in, or by an invitation, which then is named
   * and whose seat they take.
   *
   * @param joinedAt when they became a member where the organization was kept before, {@code null}
   *     when that is now
   */
  @Revision("1")
  record MemberAdded(
      String organizationId,
      String userId,
      @Nullable EmailAddress email,
      @Nullable PersonName name,
      String role,
      @Nullable String accountRole,
      @Nullable String invitationId,
      List<ProjectRole> projectRoles,
      List<TeamRole> teamRoles,
      @Nullable Instant joinedAt)
      implements MemberEvent {

    /** Somebody becomes a member now. */
    public MemberAdded(
        String organizationId,
        String userId,
        EmailAddress email,
        PersonName name,
        String role,
        String accountRole,
        String invitationId,
        List<ProjectRole> projectRoles,
        List<TeamRole> teamRoles) {
      this(
          organizationId,
          userId,
          email,
          name,
          role,
          accountRole,
          invitationId,
          projectRoles,
          teamRoles,
          null);
    }

    @Override
    public List<Person> about(String field, String actor) {
      return MemberEvent.both(userId, email);
    }

    public MemberAdded {
      projectRoles = projectRoles == null ? List.of() : List.copyOf(projectRoles);
      teamRoles = teamRoles == null ? List.of() : List.copyOf(teamRoles);
    }
  }

  /**
   * A member has another role.
   *
   * @param accountRole the account role that was told with it, {@code null} when none was
   */
  @Revision("1")
  record MemberRoleChanged(
      String organizationId,
      String userId,
      String role,
      String previousRole,
      @Nullable String accountRole)
      implements MemberEvent {}

  /**
   * Somebody was removed by somebody else's command; the roles they had in projects and teams ended
   * with it.
   */
  @Revision("1")
  record UserRemoved(
      String organizationId,
      String userId,
      String previousRole,
      List<ProjectRole> projectRoles,
      List<TeamRole> teamRoles)
      implements MemberEvent {

    public UserRemoved {
      projectRoles = projectRoles == null ? List.of() : List.copyOf(projectRoles);
      teamRoles = teamRoles == null ? List.of() : List.copyOf(teamRoles);
    }
  }

  /** Somebody left; the roles they had in projects and teams ended with it. */
  @Revision("1")
  record MemberLeft(
      String organizationId,
      String userId,
      String previousRole,
      List<ProjectRole> projectRoles,
      List<TeamRole> teamRoles)
      implements MemberEvent {

    public MemberLeft {
      projectRoles = projectRoles == null ? List.of() : List.copyOf(projectRoles);
      teamRoles = teamRoles == null ? List.of() : List.copyOf(teamRoles);
    }
  }

  /**
   * Somebody who was a member before is one again.
   *
   * @param role the role they have now
   * @param previousRole the role they had when they went
   * @param projectRoles the roles in projects that they have again
   * @param teamRoles the roles in teams that they have again
   */
  @Revision("1")
  record MemberReinstated(
      String organizationId,
      String userId,
      @Nullable EmailAddress email,
      @Nullable PersonName name,
      String role,
      String previousRole,
      @Nullable String accountRole,
      List<ProjectRole> projectRoles,
      List<TeamRole> teamRoles)
      implements MemberEvent {

    @Override
    public List<Person> about(String field, String actor) {
      return MemberEvent.both(userId, email);
    }

    public MemberReinstated {
      projectRoles = projectRoles == null ? List.of() : List.copyOf(projectRoles);
      teamRoles = teamRoles == null ? List.of() : List.copyOf(teamRoles);
    }
  }

  /** Somebody wants to be a member. */
  @Revision("1")
  record JoinRequested(
      String organizationId,
      String userId,
      @Nullable EmailAddress email,
      @Nullable PersonName name,
      @Nullable String accountRole,
      @Nullable FreeText message)
      implements MemberEvent {

    @Override
    public List<Person> about(String field, String actor) {
      return MemberEvent.both(userId, email);
    }
  }

  /** A request was granted; {@link MemberAdded} follows. */
  @Revision("1")
  record JoinRequestApproved(String organizationId, String userId, String role)
      implements MemberEvent {}

  /** A request was turned down. */
  @Revision("1")
  record JoinRequestRejected(String organizationId, String userId, @Nullable FreeText reason)
      implements MemberEvent {}

  /** A request was taken back by whoever made it. */
  @Revision("1")
  record JoinRequestWithdrawn(String organizationId, String userId) implements MemberEvent {}

  private static List<Person> both(String userId, EmailAddress email) {
    var user = Person.user(userId);
    return email == null ? List.of(user) : List.of(user, Person.address(email));
  }
}
