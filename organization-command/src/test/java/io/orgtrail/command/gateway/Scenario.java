package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.DeleteOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.RestoreOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.UpdateOrganization;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.command.DomainConfiguration;
import io.orgtrail.command.DomainServices;
import io.orgtrail.command.deciding.CommandContext;
import io.orgtrail.command.deciding.Decision;
import io.orgtrail.command.eventstore.AggregateCache;
import io.orgtrail.command.eventstore.DomainModel;
import io.orgtrail.command.eventstore.StagingEventStore;
import io.orgtrail.command.invitations.InvitationSecrets;
import io.orgtrail.command.organizations.InMemoryRegistry;
import io.orgtrail.command.organizations.OrganizationAggregate;
import io.orgtrail.command.people.PeopleKnown;
import io.orgtrail.command.snapshots.Snapshots;
import io.orgtrail.command.testing.InMemoryPeople;
import io.orgtrail.command.testing.InMemorySnapshots;
import io.orgtrail.command.webhooks.WebhookSecrets;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Repository;

/**
 * The whole write side in memory: given commands, when a command, then events or a refusal. Each
 * command is a batch of its own.
 */
public final class Scenario {

  /** The secrets that links of invitations carry here. */
  public static final InvitationSecrets SECRETS =
      new InvitationSecrets("a key for tests alone".getBytes(StandardCharsets.UTF_8));

  /** What makes the secrets of webhooks. */
  public static final WebhookSecrets WEBHOOK_SECRETS =
      new WebhookSecrets("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private final InMemoryRegistry registry = new InMemoryRegistry();
  private final StagingEventStore events;
  private final Dispatcher dispatcher;
  private final Repository<OrganizationAggregate> organizations;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Long expectedVersion;
  private long version;
  private int commands;

  public Scenario() {
    this(SeatLimits.DEFAULT);
  }

  public Scenario(SeatLimits limits) {
    this(limits, 10_000);
  }

  /** A cache of weight 0 keeps nothing: each command then finds its aggregates by their events. */
  public Scenario(SeatLimits limits, long cacheWeight) {
    this(limits, cacheWeight, InMemorySnapshots.none());
  }

  /** The same with snapshots of organizations. */
  public Scenario(SeatLimits limits, long cacheWeight, Snapshots snapshots) {
    events =
        new StagingEventStore(
            EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()));
    var bus = Dispatcher.bus();
    organizations =
        DomainConfiguration.subscribe(
            new DomainModel(bus, events, new AggregateCache(cacheWeight), snapshots),
            events,
            registry,
            services(limits, new InMemoryPeople()));
    dispatcher = new Dispatcher(bus, registry.savepoint(), organizations);
  }

  /** What decisions ask beside the state; any URL may be called. */
  public static DomainServices services(SeatLimits limits, PeopleKnown people) {
    return new DomainServices(SECRETS, WEBHOOK_SECRETS, url -> {}, limits, people, VALIDATOR);
  }

  /** A PRIVATE organization called Acme that alice owns. */
  public static Scenario acme() {
    return acme(SeatLimits.DEFAULT);
  }

  /** The same, with other seats. */
  public static Scenario acme(SeatLimits limits) {
    return new Scenario(limits).given(user("alice"), create("acme", "Acme"));
  }

  /** Makes an organization that says nothing but its name. */
  public static CreateOrganization create(String organizationId, String name) {
    return new CreateOrganization(
        organizationId, name, null, null, null, null, null, null, null, null, null, null);
  }

  /** Invites somebody of that name, as MEMBER, for seven days. */
  public static InviteMember invite(String name, String invitationId) {
    return invite(name, "MEMBER", invitationId);
  }

  /** Invites somebody of that name for seven days. */
  public static InviteMember invite(String name, String role, String invitationId) {
    return new InviteMember(
        "acme", name + "@example.com", role, null, null, null, null, null, invitationId);
  }

  /** Somebody of the account {@code default} with a verified address of their own. */
  public static Caller user(String name) {
    var email = EmailAddress.of(name + "@example.com");
    return new Caller(name, email, true, PersonName.of(name), "default", null, false);
  }

  /** The same, whose address nobody has verified. */
  public static Caller unverified(String name) {
    var user = user(name);
    return new Caller(name, user.email(), false, user.name(), "default", null, false);
  }

  /** The same, with an account role. */
  public static Caller user(String name, String accountRole) {
    var user = user(name);
    return new Caller(name, user.email(), true, user.name(), "default", accountRole, false);
  }

  /** Somebody who runs the installation. */
  public static Caller operator() {
    return new Caller("operator", null, false, null, "default", null, true);
  }

  /** Other organizations. */
  public InMemoryRegistry registry() {
    return registry;
  }

  /** Anyone may know it. */
  public Scenario isPublic() {
    return is(Visibility.PUBLIC);
  }

  /** Anyone may know it, or not. */
  public Scenario is(Visibility visibility) {
    var absent = Patch.<String>absent();
    return given(
        operator(),
        new UpdateOrganization(
            "acme",
            absent,
            absent,
            absent,
            absent,
            absent,
            absent,
            absent,
            absent,
            Patch.to(visibility)));
  }

  /** Has one more member, whose address is known. */
  public Scenario with(String name, String role) {
    return given(operator(), new AddMember("acme", name, name + "@example.com", name, role, null));
  }

  /** Has one more member with the role MEMBER. */
  public Scenario withMember(String name) {
    return with(name, "MEMBER");
  }

  /** Has invited somebody of that name. */
  public Scenario withInvitation(String name, String invitationId) {
    return given(user("alice"), invite(name, invitationId));
  }

  /** Is gone. */
  public Scenario deleted() {
    return given(operator(), new DeleteOrganization("acme", "acme"));
  }

  /** Is back, called as before. */
  public Scenario restored() {
    return given(operator(), restore());
  }

  /** Brings it back, called as before. */
  public static RestoreOrganization restore() {
    return restoring("acme");
  }

  /** Brings an organization back, called as before. */
  public static RestoreOrganization restoring(String organizationId) {
    return new RestoreOrganization(organizationId, Patch.absent(), Patch.absent());
  }

  /** Lets time pass. */
  public Scenario after(Duration duration) {
    now = now.plus(duration);
    return this;
  }

  /** What time it is. */
  public Instant now() {
    return now;
  }

  /** Version after the last command that was given. */
  public long version() {
    return version;
  }

  /** Says which version the next commands expect. */
  public Scenario expecting(Long version) {
    expectedVersion = version;
    return this;
  }

  /** A command that is accepted, to start from. */
  public Scenario given(Caller caller, Command command) {
    version = when(caller, command).version();
    return this;
  }

  /** A command that is accepted, by a user of that name. */
  public Scenario given(String user, Command command) {
    return given(user(user), command);
  }

  /** The command under test, by a user of that name. */
  public Outcome when(String user, Command command) {
    return when(user(user), command);
  }

  /** The command under test. */
  public Outcome when(Caller caller, Command command) {
    return new Outcome(decide(caller, command));
  }

  /** The command under test, tried: whatever comes of it, nothing is changed. */
  public Outcome whenTried(Caller caller, Command command) {
    return new Outcome(decide(caller, command, dispatcher::dispatchDry));
  }

  private Decision decide(Caller caller, Command command) {
    return decide(caller, command, (it, context) -> dispatcher.dispatch(it, context, null));
  }

  private Decision decide(
      Caller caller, Command command, BiFunction<Command, CommandContext, Decision> deciding) {
    assertThat(VALIDATOR.validate(command)).isEmpty();
    var context = new CommandContext(caller, "command-" + ++commands, now, expectedVersion);
    GenericEventMessage.clock = Clock.fixed(now, ZoneOffset.UTC);
    try {
      var batch = DefaultUnitOfWork.startAndGet(null);
      var decision = deciding.apply(command, context);
      batch.commit();
      return decision;
    } finally {
      GenericEventMessage.clock = Clock.systemUTC();
    }
  }

  /** An organization has come to be by these events. */
  public Scenario happened(String organizationId, List<Event> history) {
    var batch = DefaultUnitOfWork.startAndGet(null);
    for (var n = 0; n < history.size(); n++) {
      events.publish(
          new GenericDomainEventMessage<>(
              OrganizationAggregate.TYPE, organizationId, n, history.get(n)));
    }
    batch.commit();
    return this;
  }

  /** What an organization is now. */
  public <R> R ask(String organizationId, Function<OrganizationAggregate, R> question) {
    var batch = DefaultUnitOfWork.startAndGet(null);
    try {
      return organizations.load(organizationId).invoke(question);
    } finally {
      batch.commit();
    }
  }

  /** What came of the command under test. */
  public record Outcome(Decision decision) {

    /** It was accepted with exactly these events, in this order. */
    public Outcome thenEvents(Event... events) {
      assertThat(events()).containsExactly(events);
      return this;
    }

    /** It was accepted with exactly these types of events, in this order. */
    public Outcome thenEventTypes(Class<?>... types) {
      assertThat(events().stream().<Class<?>>map(Object::getClass)).containsExactly(types);
      return this;
    }

    /** It was refused by this rule. */
    public Outcome thenRejected(ErrorCode code) {
      assertThat(decision).isInstanceOf(Decision.Refused.class);
      assertThat(((Decision.Refused) decision).rejection().code()).isEqualTo(code);
      return this;
    }

    /** It was accepted and changed nothing. */
    public Outcome thenNothing() {
      return thenEvents();
    }

    /** What it made, by name. */
    public Map<String, Object> result() {
      return accepted().result();
    }

    /** The organization's version after it. */
    public long version() {
      return accepted().version();
    }

    /** Its events, in order. */
    public List<Object> events() {
      return accepted().events().stream().<Object>map(DomainEventMessage::getPayload).toList();
    }

    private Decision.Accepted accepted() {
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
      return (Decision.Accepted) decision;
    }
  }
}
