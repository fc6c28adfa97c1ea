package io.orgtrail.command.organizations;

import static io.orgtrail.command.deciding.Rules.rejectIf;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.Founding;
import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.ImportOrganization;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationCreated;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationImported;
import io.orgtrail.api.organizations.OrganizationEvent.SeatLimitSet;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.organizations.Profile;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.roles.Role;
import io.orgtrail.command.deciding.CommandContext;
import io.orgtrail.command.members.MemberImport;
import io.orgtrail.command.members.RoleRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/**
 * Makes organizations. What must be unique beyond one organization is reserved before its first
 * event.
 */
public class OrganizationCreation {

  private final Repository<OrganizationAggregate> organizations;
  private final OrganizationRegistry registry;

  public OrganizationCreation(
      Repository<OrganizationAggregate> organizations, OrganizationRegistry registry) {
    this.organizations = organizations;
    this.registry = registry;
  }

  @CommandHandler
  Map<String, Object> handle(CreateOrganization command, CommandContext context) throws Exception {
    var caller = context.caller();
    var exists = hasParent(command, caller.account());
    rejectIf(
        exists
            && !caller.operator()
            && !registry.mayUpdate(caller.userId(), command.parentOrganizationId()),
        ErrorCode.FORBIDDEN,
        "Only who may update the parent organization may make one under it.");
    var place = new Place(caller.account(), exists, caller.accountRole());
    return found(
        command,
        place,
        context,
        (name, slug) ->
            List.of(
                created(command, caller.account(), name, slug, Plan.FREEMIUM),
                creator(command, context)));
  }

  /**
   * Brings in an organization that was kept elsewhere. It has no roles yet that could allow that:
   * operators may.
   */
  @CommandHandler
  Map<String, Object> handle(ImportOrganization command, CommandContext context) throws Exception {
    rejectIf(
        !context.caller().operator(),
        ErrorCode.FORBIDDEN,
        "Only an operator may import organizations.");
    var exists = hasParent(command, command.account());
    var place = new Place(command.account(), exists, command.owner().accountRole());
    return found(command, place, context, (name, slug) -> imported(command, name, slug));
  }

  /** The organization that a command makes when it is accepted; none for most. */
  public static Stream<Founded> foundedBy(Command command, CommandContext context) {
    if (command instanceof CreateOrganization create) {
      return Stream.of(Founded.by(create, context.caller().account()));
    }
    return command instanceof ImportOrganization imported
        ? Stream.of(Founded.by(imported, imported.account()))
        : Stream.empty();
  }

  /** Whether the parent lives in the account; it does until the transaction ends. */
  private boolean hasParent(Founding command, String account) {
    return command.kind() != Kind.STANDARD
        && registry.lockParent(command.parentOrganizationId(), account);
  }

  /**
   * Where an organization is to be.
   *
   * @param account the tenant
   * @param hasParent whether its parent lives there
   * @param ownersAccountRole what its first owner is there, {@code null} when that is not known
   */
  private record Place(String account, boolean hasParent, String ownersAccountRole) {}

  /** What happens first, of the name and the slug it gets. */
  private interface Beginning {
    List<Event> of(String name, String slug);
  }

  private Map<String, Object> found(
      Founding command, Place place, CommandContext context, Beginning beginning) throws Exception {
    var id = command.organizationId();
    if (!registry.reserveId(id)) {
      refuseTaken(id, context);
    }
    OrganizationAggregate.requireVersion(context, 0);
    ProfileUpdate.requireKnownIndustry(command.industry());
    rejectIf(
        command.kind() != Kind.STANDARD && !place.hasParent(),
        ErrorCode.PARENT_NOT_FOUND,
        "There is no living parent " + command.parentOrganizationId() + " in this account.");
    RoleRules.requireAllowed(Role.OWNER, place.ownersAccountRole());
    var name = command.name().strip();
    registry.add(id, place.account(), command.parentOrganizationId(), name);
    var slug = registry.reserveSlug(id, command.slug(), name);
    organizations.newInstance(() -> new OrganizationAggregate(beginning.of(name, slug)));
    return Map.of("organizationId", id);
  }

  private void refuseTaken(String id, CommandContext context) throws Exception {
    if (registry.isDeleted(id)) {
      organizations
          .load(id)
          .execute(
              organization -> {
                if (context.caller().operator()
                    || organization.members().contains(context.userId())) {
                  throw Admission.organizationDeleted();
                }
              });
    }
    throw new RejectedException(
        ErrorCode.ORGANIZATION_EXISTS, "The id " + id + " is taken by an organization or a slug.");
  }

  private static OrganizationCreated created(
      Founding command, String account, String name, String slug, Plan plan) {
    return new OrganizationCreated(
        command.organizationId(),
        account,
        slug,
        name,
        new Profile(
            command.description(),
            command.logo(),
            command.website(),
            command.industry(),
            EmailAddress.of(command.email()),
            command.phone(),
            command.visibility()),
        command.kind(),
        command.parentOrganizationId(),
        plan);
  }

  private static MemberAdded creator(CreateOrganization command, CommandContext context) {
    var caller = context.caller();
    return new MemberAdded(
        command.organizationId(),
        caller.userId(),
        caller.email(),
        caller.name(),
        Role.OWNER,
        caller.accountRole(),
        null,
        List.of(),
        List.of());
  }

  private static List<Event> imported(ImportOrganization command, String name, String slug) {
    var id = command.organizationId();
    var events = new ArrayList<Event>();
    events.add(created(command, command.account(), name, slug, command.plan()));
    events.add(new OrganizationImported(id, command.source(), command.createdAt()));
    if (command.seatLimit() != null) {
      events.add(new SeatLimitSet(id, command.seatLimit(), null));
    }
    events.add(MemberImport.added(id, command.owner(), Role.OWNER));
    return events;
  }
}
