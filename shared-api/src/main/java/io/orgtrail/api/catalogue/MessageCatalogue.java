package io.orgtrail.api.catalogue;

import io.orgtrail.api.integrations.IntegrationCommand;
import io.orgtrail.api.integrations.IntegrationEvent;
import io.orgtrail.api.invitations.InvitationCommand;
import io.orgtrail.api.invitations.InvitationEvent;
import io.orgtrail.api.members.MemberCommand;
import io.orgtrail.api.members.MemberEvent;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.ServiceCommand;
import io.orgtrail.api.organizations.OrganizationCommand;
import io.orgtrail.api.organizations.OrganizationEvent;
import io.orgtrail.api.ownership.OwnershipCommand;
import io.orgtrail.api.ownership.OwnershipEvent;
import io.orgtrail.api.people.PersonCommand;
import io.orgtrail.api.people.PersonEvent;
import io.orgtrail.api.projects.ProjectCommand;
import io.orgtrail.api.projects.ProjectEvent;
import io.orgtrail.api.roles.RoleCommand;
import io.orgtrail.api.roles.RoleEvent;
import io.orgtrail.api.tags.ResourceTagCommand;
import io.orgtrail.api.tags.ResourceTagEvent;
import io.orgtrail.api.teams.TeamCommand;
import io.orgtrail.api.teams.TeamEvent;
import io.orgtrail.api.webhooks.WebhookCommand;
import io.orgtrail.api.webhooks.WebhookEvent;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every command and event by name, read from the sealed interfaces of the features. */
public final class MessageCatalogue {

  /** What wire names have before the simple name, in {@code ce_type}. */
  public static final String TYPE_PREFIX = "io.orgtrail.";

  private static final Map<String, Class<? extends Command>> COMMANDS =
      byName(
          Command.class,
          OrganizationCommand.class,
          MemberCommand.class,
          OwnershipCommand.class,
          RoleCommand.class,
          InvitationCommand.class,
          TeamCommand.class,
          ProjectCommand.class,
          ResourceTagCommand.class,
          IntegrationCommand.class,
          WebhookCommand.class,
          PersonCommand.class);

  private static final Map<String, Class<? extends Command>> FOR_CALLERS = forCallers();

  private static final Map<String, Class<? extends Event>> EVENTS =
      byName(
          Event.class,
          OrganizationEvent.class,
          MemberEvent.class,
          OwnershipEvent.class,
          RoleEvent.class,
          InvitationEvent.class,
          TeamEvent.class,
          ProjectEvent.class,
          ResourceTagEvent.class,
          IntegrationEvent.class,
          WebhookEvent.class,
          PersonEvent.class);

  private MessageCatalogue() {}

  /** The commands a caller may send, by simple name in alphabetical order. */
  public static Map<String, Class<? extends Command>> commands() {
    return FOR_CALLERS;
  }

  /** Every command, the service's own too. */
  public static Map<String, Class<? extends Command>> allCommands() {
    return COMMANDS;
  }

  /** Every event, by simple name in alphabetical order. */
  public static Map<String, Class<? extends Event>> events() {
    return EVENTS;
  }

  /** The event class of a stored type name; empty for a name this version does not know. */
  public static Optional<Class<? extends Event>> event(String name) {
    return Optional.ofNullable(EVENTS.get(name));
  }

  private static Map<String, Class<? extends Command>> forCallers() {
    var forCallers = new TreeMap<>(COMMANDS);
    forCallers.values().removeIf(ServiceCommand.class::isAssignableFrom);
    return Collections.unmodifiableMap(forCallers);
  }

  private static <T> Map<String, Class<? extends T>> byName(Class<T> kind, Class<?>... features) {
    var messages = new TreeMap<String, Class<? extends T>>();
    Arrays.stream(features)
        .flatMap(feature -> Arrays.stream(feature.getPermittedSubclasses()))
        .map(message -> message.<T>asSubclass(kind))
        .forEach(message -> messages.put(message.getSimpleName(), message));
    return Collections.unmodifiableMap(messages);
  }
}
