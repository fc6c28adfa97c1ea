package io.orgtrail.command.invitations;

import static io.orgtrail.command.deciding.Rules.rejectField;
import static io.orgtrail.command.deciding.Rules.rejectIf;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.invitations.InvitationCommand;
import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
import io.orgtrail.api.invitations.InvitationCommand.InviteMembers;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.api.invitations.InvitationEvent.SeatReserved;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.FreeText;
import io.orgtrail.command.deciding.CommandContext;
import io.orgtrail.command.deciding.FieldRules;
import io.orgtrail.command.organizations.OrganizationAggregate;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateLifecycle;

/** Makes invitations, one or many, each with a seat held for it. */
public class Inviting {

  private static final String ONE = "invitation";

  private final InvitationHandler handler;
  private final InvitationStreams invitations;
  private final SeatLimits limits;
  private final Validator validator;

  public Inviting(
      InvitationHandler handler,
      InvitationStreams invitations,
      SeatLimits limits,
      Validator validator) {
    this.handler = handler;
    this.invitations = invitations;
    this.limits = limits;
    this.validator = validator;
  }

  /** Streams of the invitations that a command makes if it can, or changes. */
  public static Stream<String> streamsOf(Command command, CommandContext context) {
    if (command instanceof InviteMember one) {
      return Stream.of(streamId(one, context, ONE));
    }
    if (command instanceof InviteMembers many) {
      return IntStream.range(0, many.invitations().size())
          .mapToObj(
              number ->
                  streamId(
                      many.invitations().get(number).in(many.organizationId()),
                      context,
                      entry(number)));
    }
    return command instanceof InvitationCommand other
        ? Stream.of(InvitationAggregate.streamId(other.organizationId(), other.invitationId()))
        : Stream.empty();
  }

  private static String streamId(InviteMember command, CommandContext context, String part) {
    return InvitationAggregate.streamId(
        command.organizationId(), context.idOr(command.invitationId(), part));
  }

  @CommandHandler
  Map<String, Object> handle(InviteMember command, CommandContext context) {
    var result = new LinkedHashMap<String, Object>();
    handler.decide(
        command,
        context,
        organization -> result.put("invitationId", invite(command, context, ONE, organization)));
    return result;
  }

  /** Decides each entry by itself: what one makes, those after it see; what one gets wrong, not. */
  @CommandHandler
  Map<String, Object> handle(InviteMembers command, CommandContext context) {
    var outcomes = new ArrayList<Map<String, Object>>();
    handler.decide(
        command,
        context,
        organization -> {
          for (var entry : command.invitations()) {
            var part = entry(outcomes.size());
            outcomes.add(outcome(entry.in(command.organizationId()), context, part, organization));
          }
        });
    return Map.of("invitations", outcomes);
  }

  private static String entry(int number) {
    return "invitation " + number;
  }

  private Map<String, Object> outcome(
      InviteMember entry, CommandContext context, String part, OrganizationAggregate organization) {
    var outcome = new LinkedHashMap<String, Object>();
    outcome.put("email", entry.email());
    try {
      requireValid(entry);
      organization.requireMayOffer(entry, context);
      var id = invite(entry, context, part, organization);
      outcome.put("status", "ACCEPTED");
      outcome.put("invitationId", id);
    } catch (RejectedException e) {
      outcome.put("status", "REJECTED");
      outcome.put("error", e.rejection().body());
    }
    return outcome;
  }

  private void requireValid(InviteMember entry) {
    var fields = FieldRules.broken(validator, entry);
    if (!fields.isEmpty()) {
      throw new RejectedException(Rejection.invalid(fields));
    }
  }

  /** Check, check, apply: nothing is applied before the last check has passed. */
  private String invite(
      InviteMember command,
      CommandContext context,
      String part,
      OrganizationAggregate organization) {
    var email = requireEmail(command.email());
    new Offer(command).requireGood(organization);
    requireInvitable(email, context, organization);
    var id = context.idOr(command.invitationId(), part);
    rejectIf(
        invitations.exists(command.organizationId(), id),
        ErrorCode.INVITATION_EXISTS,
        "There is an invitation " + id + " already.");
    organization.seats().requireFree(limits);
    AggregateLifecycle.apply(
        new SeatReserved(
            command.organizationId(),
            id,
            email,
            command.role(),
            command.projectRoles(),
            command.teamRoles()));
    invitations.create(
        invited(command, context, id, email, organization.name()), organization.version());
    return id;
  }

  private static EmailAddress requireEmail(String email) {
    return EmailAddress.parse(email)
        .orElseThrow(
            () -> rejectField(ErrorCode.INVALID_EMAIL, "email", "is not an e-mail address"));
  }

  private void requireInvitable(
      EmailAddress email, CommandContext context, OrganizationAggregate organization) {
    rejectIf(
        email.sameAs(context.caller().email()),
        ErrorCode.CANNOT_INVITE_SELF,
        "The address is the caller's own.");
    rejectIf(
        organization.members().contains(email),
        ErrorCode.ALREADY_MEMBER,
        "A member has this address already.");
    organization
        .seats()
        .pendingInvitationOf(email)
        .ifPresent(id -> handler.expireIfOver(organization.id(), id, context, organization));
    rejectIf(
        organization.seats().pendingInvitationOf(email).isPresent(),
        ErrorCode.ALREADY_INVITED,
        "There is a pending invitation for this address.");
  }

  private static MemberInvited invited(
      InviteMember command,
      CommandContext context,
      String invitationId,
      EmailAddress email,
      String organizationName) {
    return new MemberInvited(
        command.organizationId(),
        invitationId,
        email,
        command.role(),
        command.projectRoles(),
        command.teamRoles(),
        organizationName,
        context.userId(),
        context.caller().name(),
        FreeText.of(command.message()),
        1,
        context.time().plus(Duration.ofDays(command.expiresInDays())),
        command.sendMail());
  }
}
