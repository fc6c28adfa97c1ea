package io.orgtrail.command.testing;

import static io.orgtrail.command.deciding.Rules.rejectIf;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.invitations.InvitationEvent.SeatReserved;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationCreated;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.organizations.Profile;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.api.projects.ProjectEvent.ProjectCreated;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleGranted;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.RoleEvent.RoleDefined;
import io.orgtrail.api.teams.TeamEvent.TeamCreated;
import io.orgtrail.api.teams.TeamEvent.TeamMemberAdded;
import io.orgtrail.command.deciding.CommandContext;
import io.orgtrail.command.deciding.CommandContextResolver;
import io.orgtrail.command.gateway.Scenario;
import io.orgtrail.command.members.PendingInvitations;
import io.orgtrail.command.organizations.InMemoryRegistry;
import io.orgtrail.command.organizations.OrganizationAggregate;
import io.orgtrail.command.webhooks.CallableAddresses;
import io.orgtrail.command.webhooks.WebhookSecrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;

/** The organization Acme of alice by its events alone: given them, when a command, then … */
public final class Acme {

  private static final Profile NOTHING_TO_TELL =
      new Profile(null, null, null, null, null, null, Visibility.PRIVATE);

  /** What makes the secrets of its webhooks. */
  public static final WebhookSecrets WEBHOOK_SECRETS = new WebhookSecrets(new byte[32]);

  /** Nothing that begins like the addresses of its own network. */
  private static final CallableAddresses PUBLIC_ADDRESSES =
      url -> rejectIf(url.startsWith("http://10."), ErrorCode.INVALID_URL, url);

  private final List<Event> history = new ArrayList<>();
  private final InMemoryRegistry registry = new InMemoryRegistry();
  private SeatLimits limits = SeatLimits.DEFAULT;
  private Long expectedVersion;

  private Acme(Profile profile) {
    registry.reserveId("acme");
    registry.add("acme", "default", null, "Acme");
    history.add(
        new OrganizationCreated(
            "acme", "default", "acme", "Acme", profile, Kind.STANDARD, null, Plan.FREEMIUM));
  }

  /** A PRIVATE one with its owner alice. */
  public static Acme acme() {
    return new Acme(NOTHING_TO_TELL).with("alice", "OWNER");
  }

  /** A PUBLIC one with its owner alice. */
  public static Acme publicAcme() {
    return new Acme(new Profile(null, null, null, null, null, null, Visibility.PUBLIC))
        .with("alice", "OWNER");
  }

  /** The event that somebody is a member who came without an invitation. */
  public static MemberAdded added(String name, String role, String accountRole) {
    return new MemberAdded(
        "acme",
        name,
        email(name),
        PersonName.of(name),
        role,
        accountRole,
        null,
        List.of(),
        List.of());
  }

  /** The address of somebody of that name. */
  public static EmailAddress email(String name) {
    return EmailAddress.of(name + "@example.com");
  }

  /** Has one more member. */
  public Acme with(String name, String role) {
    return given(added(name, role, null));
  }

  /** Has one more member with an account role. */
  public Acme with(String name, String role, String accountRole) {
    return given(added(name, role, accountRole));
  }

  /** Has a pending invitation. */
  public Acme withInvitation(String name, String invitationId) {
    return given(
        new SeatReserved("acme", invitationId, email(name), "MEMBER", List.of(), List.of()));
  }

  /** Has a team called like its id. */
  public Acme withTeam(String teamId) {
    return given(new TeamCreated("acme", teamId, teamId, teamId, null, null));
  }

  /** Has one of its members in a team. */
  public Acme withTeamMember(String teamId, String name, String role) {
    return given(new TeamMemberAdded("acme", teamId, name, role));
  }

  /** Has a project called like its id, of which nobody is owner. */
  public Acme withProject(String projectId) {
    return given(new ProjectCreated("acme", projectId, projectId, null));
  }

  /** Has one of its members in a project. */
  public Acme withProjectRole(String projectId, String name, String role) {
    return given(new ProjectRoleGranted("acme", projectId, name, role, null));
  }

  /** Has a role of its own. */
  public Acme withRole(String role, Permission... permissions) {
    return given(new RoleDefined("acme", role, List.of(permissions), null));
  }

  /** Other seats of the plans. */
  public Acme withSeats(Integer freemium, Integer premium) {
    limits = new SeatLimits(freemium, premium);
    return this;
  }

  /** Something more has happened. */
  public Acme given(Event event) {
    history.add(event);
    return this;
  }

  /** Says which version the command expects. */
  public Acme expecting(long version) {
    expectedVersion = version;
    return this;
  }

  /** The id that a command of that user gives to something it makes, when it names none. */
  public static String idMadeBy(String user, String thing) {
    return context(Scenario.user(user), null).derivedId(thing);
  }

  private static CommandContext context(Caller caller, Long expectedVersion) {
    return new CommandContext(
        caller, "command", Instant.parse("2026-01-01T00:00:00Z"), expectedVersion);
  }

  /** Other organizations. */
  public InMemoryRegistry registry() {
    return registry;
  }

  /** The command under test, by a user of that name. */
  public Outcome when(String user, Command command) {
    return when(Scenario.user(user), command);
  }

  /** The command under test. */
  public Outcome when(Caller caller, Command command) {
    var canceled = new ArrayList<String>();
    PendingInvitations invitations =
        (organization, id, version) -> canceled.add(id + "@" + version);
    var fixture = new AggregateTestFixture<>(OrganizationAggregate.class);
    fixture
        .registerParameterResolverFactory(new CommandContextResolver())
        .registerInjectableResource(limits)
        .registerInjectableResource(registry)
        .registerInjectableResource(invitations)
        .registerInjectableResource(PUBLIC_ADDRESSES)
        .registerInjectableResource(WEBHOOK_SECRETS);
    var context = context(caller, expectedVersion);
    return new Outcome(
        fixture.given(history).when(command, Map.of(CommandContext.KEY, context)), canceled);
  }

  /** What came of the command. */
  public record Outcome(
      ResultValidator<OrganizationAggregate> result, List<String> canceledInvitations) {

    /** It was accepted with exactly these events, in this order. */
    public Outcome thenEvents(Event... events) {
      result.expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
      return this;
    }

    /** It was accepted and changed nothing. */
    public Outcome thenNothing() {
      result.expectSuccessfulHandlerExecution().expectNoEvents();
      return this;
    }

    /** It was refused by this rule. */
    public Outcome thenRejected(ErrorCode code) {
      result.expectException(rejection(code));
      return this;
    }

    /** It was refused by this rule because of this field. */
    public Outcome thenRejected(ErrorCode code, String field) {
      result.expectException(rejection(code, field));
      return this;
    }

    /** It told the id of what it made. */
    public Outcome telling(String name, String id) {
      return telling(Map.of(name, id));
    }

    /** It told this. */
    public Outcome telling(Map<String, Object> told) {
      result.expectResultMessagePayload(told);
      return this;
    }

    /** It ended these invitations, written {@code id@version}. */
    public Outcome endingInvitations(String... invitations) {
      assertThat(canceledInvitations).containsExactly(invitations);
      return this;
    }

    private static CustomTypeSafeMatcher<RejectedException> rejection(ErrorCode code) {
      return new CustomTypeSafeMatcher<>("rejection " + code) {
        @Override
        protected boolean matchesSafely(RejectedException refused) {
          return refused.rejection().code() == code;
        }
      };
    }

    private static CustomTypeSafeMatcher<RejectedException> rejection(
        ErrorCode code, String field) {
      return new CustomTypeSafeMatcher<>("rejection " + code + " of " + field) {
        @Override
        protected boolean matchesSafely(RejectedException refused) {
          return refused.rejection().code() == code
              && refused.rejection().fields().stream()
                  .map(FieldError::field)
                  .toList()
                  .equals(List.of(field));
        }
      };
    }
  }
}
