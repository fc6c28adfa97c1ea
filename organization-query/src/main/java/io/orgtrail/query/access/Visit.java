package io.orgtrail.query.access;

import static io.orgtrail.api.roles.Permission.AUDIT_READ;
import static io.orgtrail.api.roles.Permission.MEMBERS_READ;
import static io.orgtrail.api.roles.Permission.ORGANIZATION_READ;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.Role;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A caller before an organization: the one place that knows who sees what. Every method answers the
 * organization, or refuses.
 *
 * @param organization what the caller asks about
 * @param caller who asks
 * @param role the caller's role in it (in a deleted one, the last), {@code null} when no member
 * @param parentRole the caller's role in the parent of a SUB organization, {@code null} when none
 * @param lookingBack whether the caller asks how it was: an operator may after the end, too
 */
public record Visit(
    OrganizationRow organization, Caller caller, Role role, Role parentRole, boolean lookingBack) {

  /** What owners and admins of the parent may do in a SUB organization. */
  private static final Set<Permission> TO_PARENT = Set.of(ORGANIZATION_READ, MEMBERS_READ);

  /** The refusal of what does not exist, and of what the caller may not know to exist. */
  public static RejectedException notFound(String ref) {
    return new RejectedException(
        ErrorCode.ORGANIZATION_NOT_FOUND, "There is no organization " + ref + ".");
  }

  /** The refusal of what there was. */
  public static RejectedException deleted(String id) {
    return new RejectedException(
        ErrorCode.ORGANIZATION_DELETED, "The organization " + id + " was deleted.");
  }

  /** Lets those in who may see the profile: anyone, when it is public. */
  public OrganizationRow seeProfile() {
    requireLiving();
    return organization.isPublic() ? organization : require(ORGANIZATION_READ);
  }

  /** Lets holders of the permission in. */
  public OrganizationRow require(Permission permission) {
    requireLiving();
    if (mayDo(permission)) {
      return organization;
    }
    throw refusal(permission);
  }

  /** Shows holders of the permission every team or project, other members those they are in. */
  public Reach reach(Permission permission) {
    return role == null || organization.isDeleted() || mayDo(permission)
        ? new Reach(require(permission).id(), null)
        : new Reach(organization.id(), caller.userId());
  }

  /**
   * Finds a team or project for those who see its members: all who see members, and who is in it.
   * Others are told that they may not, when they may know of it.
   *
   * @param find finds it, when it is within reach
   */
  public <T> Optional<T> seeMembersOf(Function<Reach, Optional<T>> find) {
    var found = find.apply(reach(MEMBERS_READ));
    if (found.isEmpty() && find.apply(reach(ORGANIZATION_READ)).isPresent()) {
      throw refusal(MEMBERS_READ);
    }
    return found;
  }

  /** Lets every member in, whatever their role. */
  public OrganizationRow requireMember() {
    return role == null || organization.isDeleted() ? require(ORGANIZATION_READ) : organization;
  }

  /** Lets members see themselves, and others those who may see members. */
  public OrganizationRow seeMember(String userId) {
    return role != null && caller.userId().equals(userId) ? requireMember() : require(MEMBERS_READ);
  }

  /** Lets members see why they are, and others those who see members and the audit trail. */
  public OrganizationRow seeExplanationOf(String userId) {
    var seen = seeMember(userId);
    return role != null && caller.userId().equals(userId) ? seen : require(AUDIT_READ);
  }

  /** Lets holders of the permission in, also after the end: the trail outlives what it tells of. */
  public OrganizationRow seeAuditTrail() {
    if (organization.isDeleted() && mayDo(AUDIT_READ)) {
      return organization;
    }
    return require(AUDIT_READ);
  }

  private void requireLiving() {
    if (!organization.isDeleted() || lookingBack && caller.operator()) {
      return;
    }
    throw role != null || caller.operator()
        ? deleted(organization.id())
        : notFound(organization.id());
  }

  private boolean mayDo(Permission permission) {
    return caller.operator() || grants(permission);
  }

  private boolean grants(Permission permission) {
    return role != null && role.grants(permission)
        || isParentsAdmin() && TO_PARENT.contains(permission);
  }

  private boolean isParentsAdmin() {
    return parentRole != null
        && (parentRole.name().equals(Role.OWNER) || parentRole.name().equals(Role.ADMIN));
  }

  private RejectedException refusal(Permission permission) {
    if (role == null && !isParentsAdmin() && !organization.isPublic()) {
      return notFound(organization.id());
    }
    return new RejectedException(
        ErrorCode.FORBIDDEN,
        "This needs %s in the organization %s."
            .formatted(permission.wireName(), organization.id()));
  }
}
