package io.orgtrail.query.invitations;

import static io.orgtrail.query.projections.ColumnType.BIGINT;
import static io.orgtrail.query.projections.ColumnType.INTEGER;
import static io.orgtrail.query.projections.ColumnType.JSONB;
import static io.orgtrail.query.projections.ColumnType.TEXT;
import static io.orgtrail.query.projections.ColumnType.TIMESTAMPTZ;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.invitations.InvitationEvent;
import io.orgtrail.api.invitations.InvitationEvent.InvitationAccepted;
import io.orgtrail.api.invitations.InvitationEvent.InvitationCanceled;
import io.orgtrail.api.invitations.InvitationEvent.InvitationDeclined;
import io.orgtrail.api.invitations.InvitationEvent.InvitationExpired;
import io.orgtrail.api.invitations.InvitationEvent.InvitationResent;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.api.invitations.InvitationStatus;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.people.PersonEvent.PersonForgotten;
import io.orgtrail.api.personal.Erased;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import io.orgtrail.query.projections.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows invitations, those that have ended too. */
@Component
class InvitationProjection implements Projection {

  static final Table INVITATION =
      Table.named("invitation")
          .with(TEXT, "organization_id", "id", "email", "email_key", "role")
          .with(JSONB, "project_roles", "team_roles")
          .with(TEXT, "status", "invited_by", "message")
          .with(INTEGER, "issue")
          .with(TIMESTAMPTZ, "created_at", "expires_at", "responded_at")
          .with(BIGINT, "created_position")
          .identifiedBy("organization_id", "id");

  /** The projects in which an invitation offers a role; that never changes. */
  static final Table INVITATION_PROJECT =
      Table.named("invitation_project")
          .with(TEXT, "organization_id", "project_id", "invitation_id")
          .with(BIGINT, "created_position")
          .identifiedBy("organization_id", "project_id", "invitation_id");

  private static final Row ERASED =
      Row.of("email", Erased.TEXT, "email_key", Erased.TEXT, "message", Erased.TEXT);

  @Override
  public List<Table> tables() {
    return List.of(INVITATION, INVITATION_PROJECT);
  }

  @Override
  public List<RowChange> changes(RecordedEvent recorded) {
    var event = recorded.event();
    if (event instanceof MemberInvited invited) {
      return Stream.concat(
              Stream.of(invited(recorded, invited)),
              invited.projectRoles().stream()
                  .map(offered -> offered(recorded, invited, offered.projectId())))
          .toList();
    }
    if (event instanceof PersonForgotten forgotten) {
      return forgotten.invitationIds().stream()
          .map(id -> INVITATION.update(key(forgotten.organizationId(), id), ERASED))
          .toList();
    }
    if (event instanceof InvitationResent resent) {
      var set = Row.of("issue", resent.issue(), "expires_at", resent.expiresAt());
      return List.of(INVITATION.update(key(resent), set));
    }
    if (event instanceof OrganizationDeleted deleted) {
      var pending = Row.of("organization_id", deleted.organizationId(), "status", "PENDING");
      return List.of(INVITATION.update(pending, ended(recorded, InvitationStatus.CANCELED)));
    }
    return event instanceof InvitationEvent invitation
        ? end(invitation)
            .map(status -> INVITATION.update(key(invitation), ended(recorded, status)))
            .stream()
            .toList()
        : List.of();
  }

  private static RowChange invited(RecordedEvent recorded, MemberInvited invited) {
    return INVITATION.upsert(
        "organization_id", invited.organizationId(),
        "id", invited.invitationId(),
        "email", invited.email().typed(),
        "email_key", invited.email().normalized(),
        "role", invited.role(),
        "project_roles", Json.mapper().writeValueAsString(invited.projectRoles()),
        "team_roles", Json.mapper().writeValueAsString(invited.teamRoles()),
        "status", InvitationStatus.PENDING,
        "invited_by", invited.invitedBy(),
        "message", invited.message() == null ? null : invited.message().value(),
        "issue", invited.issue(),
        "created_at", recorded.time(),
        "expires_at", invited.expiresAt(),
        "created_position", recorded.position());
  }

  private static RowChange offered(
      RecordedEvent recorded, MemberInvited invited, String projectId) {
    return INVITATION_PROJECT.upsert(
        "organization_id", invited.organizationId(),
        "project_id", projectId,
        "invitation_id", invited.invitationId(),
        "created_position", recorded.position());
  }

  /** How the event ended the invitation; empty when it did not. */
  private static Optional<InvitationStatus> end(InvitationEvent event) {
    if (event instanceof InvitationAccepted) {
      return Optional.of(InvitationStatus.ACCEPTED);
    }
    if (event instanceof InvitationDeclined) {
      return Optional.of(InvitationStatus.DECLINED);
    }
    if (event instanceof InvitationCanceled) {
      return Optional.of(InvitationStatus.CANCELED);
    }
    return event instanceof InvitationExpired
        ? Optional.of(InvitationStatus.EXPIRED)
        : Optional.empty();
  }

  private static Row ended(RecordedEvent recorded, InvitationStatus status) {
    return Row.of("status", status, "responded_at", recorded.time());
  }

  private static Row key(InvitationEvent event) {
    return key(event.organizationId(), event.invitationId());
  }

  private static Row key(String organizationId, String invitationId) {
    return Row.of("organization_id", organizationId, "id", invitationId);
  }
}
