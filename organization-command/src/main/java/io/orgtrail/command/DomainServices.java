package io.orgtrail.command;

import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.command.invitations.InvitationSecrets;
import io.orgtrail.command.people.PeopleKnown;
import io.orgtrail.command.webhooks.CallableAddresses;
import io.orgtrail.command.webhooks.WebhookSecrets;
import jakarta.validation.Validator;

/**
 * What decisions ask beside the state of an organization.
 *
 * @param invitationSecrets makes the secrets of invitation links
 * @param webhookSecrets makes the secrets of webhooks
 * @param addresses tells which URLs may be called
 * @param limits the seats of each plan
 * @param people finds what is known about people
 * @param validator checks the entries of a command of many
 */
public record DomainServices(
    InvitationSecrets invitationSecrets,
    WebhookSecrets webhookSecrets,
    CallableAddresses addresses,
    SeatLimits limits,
    PeopleKnown people,
    Validator validator) {}
