package io.orgtrail.command.organizations;

import static io.orgtrail.command.deciding.Rules.rejectIf;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.messages.Event;
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
import io.orgtrail.command.members.Members;
import io.orgtrail.command.members.RoleRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    var hasParent = hasParent(command, context);
    var id = command.organizationId();
    if (!registry.reserveId(id)) {
      refuseTaken(id, context);
    }
    OrganizationAggregate.requireVersion(context, 0);
    ProfileUpdate.requireKnownIndustry(command.industry());
    requireParent(command.kind() == Kind.STANDARD || hasParent, command.parentOrganizationId());
    RoleRules.requireAllowed(Role.OWNER, context.caller().accountRole());
    var name = command.name().strip();
    registry.add(id, context.caller().account(), command.parentOrganizationId(), name);
    var slug = registry.reserveSlug(id, command.slug(), name);
    organizations.newInstance(
        () ->
            new OrganizationAggregate(
                List.of(created(command, context, name, slug), creator(command, context))));
    return Map.of("organizationId", id);
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
    var fits =
        command.kind() == Kind.STANDARD
            || registry.lockParent(command.parentOrganizationId(), command.account());
    var id = command.organizationId();
    if (!registry.reserveId(id)) {
      refuseTaken(id, context);
    }
    OrganizationAggregate.requireVersion(context, 0);
    ProfileUpdate.requireKnownIndustry(command.industry());
    requireParent(fits, command.parentOrganizationId());
    RoleRules.requireAllowed(Role.OWNER, command.owner().accountRole());
    var name = command.name().strip();
    registry.add(id, command.account(), command.parentOrganizationId(), name);
    var slug = registry.reserveSlug(id, command.slug(), name);
    organizations.newInstance(() -> new OrganizationAggregate(imported(command, name, slug)));
    return Map.of("organizationId", id);
  }

  private static void requireParent(boolean fits, String parentId) {
    rejectIf(
        !fits,
        ErrorCode.PARENT_NOT_FOUND,
        "There is no living parent " + parentId + " in this account.");
  }

  /** Whether the parent lives in the caller's account; who may not update it is refused. */
  private boolean hasParent(CreateOrganization command, CommandContext context) {
    if (command.kind() == Kind.STANDARD) {
      return false;
    }
    var exists = registry.lockParent(command.parentOrganizationId(), context.caller().account());
    rejectIf(
        exists
            && !context.caller().operator()
            && !registry.mayUpdate(context.userId(), command.parentOrganizationId()),
        ErrorCode.FORBIDDEN,
        "Only who may update the parent organization may make one under it.");
    return exists;
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
      CreateOrganization command, CommandContext context, String name, String slug) {
    return new OrganizationCreated(
        command.organizationId(),
        context.caller().account(),
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
        Plan.FREEMIUM);
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
    events.add(
        new OrganizationCreated(
            id,
            command.account(),
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
            command.plan()));
    events.add(new OrganizationImported(id, command.source(), command.createdAt()));
    if (command.seatLimit() != null) {
      events.add(new SeatLimitSet(id, command.seatLimit(), null));
    }
    events.add(Members.imported(id, command.owner(), Role.OWNER));
    return events;
  }
}
