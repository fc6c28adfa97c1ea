package io.orgtrail.command.invitations;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.invitations.InvitationCommand.AcceptInvitation;
import io.orgtrail.api.invitations.InvitationCommand.CancelInvitation;
import io.orgtrail.api.invitations.InvitationCommand.DeclineInvitation;
import io.orgtrail.api.invitations.InvitationCommand.ExpireInvitation;
import io.orgtrail.api.invitations.InvitationCommand.ResendInvitation;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.messages.Command;
import io.orgtrail.command.deciding.CommandContext;
import io.orgtrail.command.members.RoleRules;
import io.orgtrail.command.organizations.OrganizationAggregate;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/**
 * Decides what happens to an invitation once it is there. Each command loads the organization
 * first, then the invitation, and changes both in one transaction.
 */
public class InvitationHandler {

  private final Repository<OrganizationAggregate> organizations;
  private final InvitationStreams invitations;
  private final InvitationSecrets secrets;

  public InvitationHandler(
      Repository<OrganizationAggregate> organizations,
      InvitationStreams invitations,
      InvitationSecrets secrets) {
    this.organizations = organizations;
    this.invitations = invitations;
    this.secrets = secrets;
  }

  @CommandHandler
  Map<String, Object> handle(ResendInvitation command, CommandContext context) {
    decide(
        command,
        context,
        organization -> {
          var until = context.time().plus(Duration.ofDays(command.expiresInDays()));
          invitations.change(
              command.organizationId(),
              command.invitationId(),
              invitation -> {
                organization.requireMayOffer(invitation.invited(), context);
                invitation.requirePending(organization.seats(), context.time());
                invitation.resend(
                    organization.name(), context.caller().name(), until, organization.version());
              });
        });
    return Map.of("invitationId", command.invitationId());
  }

  @CommandHandler
  void handle(CancelInvitation command, CommandContext context) {
    decide(
        command,
        context,
        organization -> {
          invitations.change(
              command.organizationId(),
              command.invitationId(),
              invitation -> {
                invitation.requirePending(organization.seats(), context.time());
                invitation.cancel(organization.version());
              });
          release(command.organizationId(), command.invitationId());
        });
  }

  @CommandHandler
  void handle(DeclineInvitation command, CommandContext context) {
    decide(
        command,
        context,
        organization -> {
          invitations.change(
              command.organizationId(),
              command.invitationId(),
              invitation -> {
                invitee(context, command.secret())
                    .requireMayAnswer(invitation, organization.seats(), context.time());
                invitation.decline(context.userId(), organization.version());
              });
          release(command.organizationId(), command.invitationId());
        });
  }

  @CommandHandler
  void handle(AcceptInvitation command, CommandContext context) {
    decide(
        command,
        context,
        organization -> {
          var invited =
              invitations.ask(
                  command.organizationId(),
                  command.invitationId(),
                  invitation -> {
                    invitee(context, command.secret())
                        .requireMayAnswer(invitation, organization.seats(), context.time());
                    requireMayJoin(organization, invitation, context);
                    invitation.accept(context.userId(), organization.version());
                    return invitation.invited();
                  });
          var offer = organization.seats().offerOf(command.invitationId());
          AggregateLifecycle.apply(
              new MemberAdded(
                  command.organizationId(),
                  context.userId(),
                  context.caller().email(),
                  context.caller().name(),
                  invited.role(),
                  context.caller().accountRole(),
                  command.invitationId(),
                  offer.projectRoles(),
                  offer.teamRoles()));
        });
  }

  /** Expires an invitation whose time is over; does nothing when it has ended another way. */
  @CommandHandler
  void handle(ExpireInvitation command, CommandContext context) {
    decide(
        command,
        context,
        organization -> {
          if (!organization.isDeleted()) {
            expireIfOver(command.organizationId(), command.invitationId(), context, organization);
          }
        });
  }

  /** Writes down that a pending invitation is over, and frees its seat. */
  void expireIfOver(
      String organizationId,
      String invitationId,
      CommandContext context,
      OrganizationAggregate organization) {
    var over =
        invitations.ask(
            organizationId,
            invitationId,
            invitation -> {
              var ends =
                  invitation.isPending(organization.seats()) && invitation.isOver(context.time());
              if (ends) {
                invitation.expire(organization.version());
              }
              return ends;
            });
    if (over) {
      release(organizationId, invitationId);
    }
  }

  /** Loads the organization, lets it admit the command, then decides. */
  void decide(Command command, CommandContext context, Consumer<OrganizationAggregate> decision) {
    try {
      organizations
          .load(command.organizationId())
          .execute(
              organization -> {
                organization.admit(command, context);
                decision.accept(organization);
              });
    } catch (AggregateNotFoundException e) {
      throw OrganizationAggregate.notFound();
    }
  }

  private static void requireMayJoin(
      OrganizationAggregate organization, InvitationAggregate invitation, CommandContext context) {
    if (organization.members().contains(context.userId())) {
      throw new RejectedException(
          ErrorCode.ALREADY_MEMBER, context.userId() + " is a member already.");
    }
    var role = organization.roles().require(invitation.invited().role(), "role");
    RoleRules.requireAllowed(role.name(), context.caller().accountRole());
  }

  private static void release(String organizationId, String invitationId) {
    AggregateLifecycle.apply(new SeatReleased(organizationId, invitationId));
  }

  private Invitee invitee(CommandContext context, String secret) {
    return new Invitee(context.caller(), secret, secrets);
  }
}
