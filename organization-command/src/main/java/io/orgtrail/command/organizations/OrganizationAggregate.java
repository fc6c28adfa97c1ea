package io.orgtrail.command.organizations;

import static io.orgtrail.command.deciding.Rules.rejectIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.OrganizationCommand.RestoreOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.SwitchActiveOrganization;
import io.orgtrail.api.organizations.OrganizationEvent.ActiveOrganizationSwitched;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationCreated;
import io.orgtrail.api.projects.ProjectCommand.AssignPayer;
import io.orgtrail.api.roles.OffersRoles;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.command.deciding.CommandContext;
import io.orgtrail.command.eventstore.Weighted;
import io.orgtrail.command.integrations.Integrations;
import io.orgtrail.command.members.JoinRequests;
import io.orgtrail.command.members.MemberImport;
import io.orgtrail.command.members.Members;
import io.orgtrail.command.members.Reinstatement;
import io.orgtrail.command.members.RolesElsewhere;
import io.orgtrail.command.ownership.Ownership;
import io.orgtrail.command.projects.Payers;
import io.orgtrail.command.projects.Projects;
import io.orgtrail.command.roles.Roles;
import io.orgtrail.command.seats.Seats;
import io.orgtrail.command.tags.ResourceTags;
import io.orgtrail.command.teams.Teams;
import io.orgtrail.command.webhooks.Webhooks;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.serialization.Revision;

/**
 * One organization: what it is called, and by its components who is in it, who owns it and how many
 * seats it has. The one place where its rules are decided.
 *
 * <p>Its fields and those of its components are its state, which a snapshot keeps; what is {@code
 * transient} is not.
 */
@AggregateRoot(type = OrganizationAggregate.TYPE)
@Revision(OrganizationAggregate.REVISION)
public class OrganizationAggregate implements Weighted {

  /** The type of its stream. */
  public static final String TYPE = "Organization";

  /** Of its state: another one whenever the same events lead to another state. */
  static final String REVISION = "1";

  @AggregateIdentifier private String organizationId;
  private transient int weight;
  private transient long weighedAt;

  @Part private final StreamLength length = new StreamLength();
  @Part private final Registration registration = new Registration();
  @Part private final Seats seats = new Seats();
  @Part private final Roles roles = new Roles(this::isInUse);
  @Part private final Members members = new Members(seats, roles, new Assigned());

  @Part private final JoinRequests joinRequests = new JoinRequests(members, roles, seats);

  @Part
  private final transient Reinstatement reinstatement =
      new Reinstatement(members, roles, seats, caller -> admission().giver(caller));

  @Part private final transient MemberImport memberImport = new MemberImport(members, roles, seats);

  @Part private final transient Ownership ownership = new Ownership(members);
  @Part private final Teams teams = new Teams(members);
  @Part private final Projects projects = new Projects(members, roles);
  @Part private final ResourceTags tags = new ResourceTags();
  @Part private final Integrations integrations = new Integrations();
  @Part private final Webhooks webhooks = new Webhooks();
  @Part private final OrganizationCache cache = new OrganizationCache();

  /** Rebuilt from its events. */
  OrganizationAggregate() {}

  /** Comes to be by these: {@link OrganizationCreated} first, and an owner among them. */
  OrganizationAggregate(List<Event> first) {
    first.forEach(AggregateLifecycle::apply);
  }

  @CommandHandlerInterceptor
  Object admit(Command command, CommandContext context, Payers payers, InterceptorChain chain)
      throws Exception {
    requireAdmitted(command, context);
    if (command instanceof AssignPayer assigning) {
      Projects.requireMayLetPay(assigning.payerOrganizationId(), context, payers);
    }
    requireVersion(context, version());
    return isOver(context) ? null : chain.proceed();
  }

  /** What the service itself was to do later ends with the organization. */
  private boolean isOver(CommandContext context) {
    return isDeleted() && context.caller() == null;
  }

  /** What every command needs: the organization is there, the caller may, the version is right. */
  public void admit(Command command, CommandContext context) {
    requireAdmitted(command, context);
    requireVersion(context, version());
  }

  private void requireAdmitted(Command command, CommandContext context) {
    if (context.caller() != null) {
      if (!mayRestore(command, context)) {
        requireNotDeleted(context);
      }
      admission().check(command, context.caller());
    }
  }

  /** The one command that an organization takes once it is deleted, and from operators alone. */
  private static boolean mayRestore(Command command, CommandContext context) {
    return command instanceof RestoreOrganization && context.caller().operator();
  }

  /** Refuses an invitation that offers more than the caller may give. */
  public void requireMayOffer(OffersRoles offer, CommandContext context) {
    if (!context.caller().operator()) {
      members
          .roleOf(context.userId())
          .ifPresent(held -> admission().requireMayOffer(held, offer, context.caller()));
    }
  }

  private Admission admission() {
    return new Admission(
        members, joinRequests, roles, teams, projects, registration.profile().visibility());
  }

  private boolean isInUse(String role) {
    return members.use(role) || seats.offer(role) || projects.use(role);
  }

  /** What anyone hears of an organization that is not there. */
  public static RejectedException notFound() {
    return Admission.organizationNotFound();
  }

  private void requireNotDeleted(CommandContext context) {
    if (isDeleted()) {
      var mayKnow = context.caller().operator() || members.contains(context.userId());
      throw mayKnow ? Admission.organizationDeleted() : Admission.organizationNotFound();
    }
  }

  static void requireVersion(CommandContext context, long version) {
    var expected = context.expectedVersion();
    rejectIf(
        expected != null && expected != version,
        ErrorCode.VERSION_MISMATCH,
        "The organization is at version " + version + ", not " + expected + ".");
  }

  @CommandHandler
  void handle(SwitchActiveOrganization command, CommandContext context) {
    rejectIf(
        !members.contains(context.userId()),
        ErrorCode.NOT_A_MEMBER,
        context.userId() + " is not a member.");
    apply(new ActiveOrganizationSwitched(organizationId, context.userId()));
  }

  /** How many events the organization's stream holds. */
  public long version() {
    return length.events();
  }

  /** Its id. */
  public String id() {
    return organizationId;
  }

  /** What it is called. */
  public String name() {
    return registration.name();
  }

  /** Whether it is gone. */
  public boolean isDeleted() {
    return registration.isDeleted();
  }

  /** Its members. */
  public Members members() {
    return members;
  }

  /** Its roles. */
  public Roles roles() {
    return roles;
  }

  /** Its teams. */
  public Teams teams() {
    return teams;
  }

  /** Its projects. */
  public Projects projects() {
    return projects;
  }

  /** Its seats. */
  public Seats seats() {
    return seats;
  }

  /** Counted again when it has grown by a sixteenth, since that takes longer than a command. */
  @Override
  public int weight() {
    if (version() > weighedAt + weighedAt / 16) {
      weight = count();
      weighedAt = version();
    }
    return weight;
  }

  private int count() {
    return 10
        + members.size()
        + seats.used()
        + roles.size()
        + teams.size()
        + projects.size()
        + tags.size()
        + integrations.size()
        + webhooks.size();
  }

  /** What members have in projects and teams. */
  private final class Assigned implements RolesElsewhere {

    @Override
    public List<ProjectRole> inProjects(String userId) {
      return projects.rolesOf(userId);
    }

    @Override
    public List<TeamRole> inTeams(String userId) {
      return teams.rolesOf(userId);
    }
  }

  @EventSourcingHandler
  void on(OrganizationCreated event) {
    organizationId = event.organizationId();
  }
}
