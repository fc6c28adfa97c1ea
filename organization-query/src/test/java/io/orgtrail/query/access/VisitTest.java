package io.orgtrail.query.access;

import static io.orgtrail.api.roles.Permission.AUDIT_READ;
import static io.orgtrail.api.roles.Permission.INVITATIONS_MANAGE;
import static io.orgtrail.api.roles.Permission.MEMBERS_READ;
import static io.orgtrail.api.roles.Permission.ORGANIZATION_READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VisitTest {

  private static final Caller BOB = caller(false);
  private static final Caller OPERATOR = caller(true);
  private static final OrganizationRow PRIVATE = organization("PRIVATE", null);
  private static final OrganizationRow PUBLIC = organization("PUBLIC", null);
  private static final OrganizationRow DELETED = organization("PUBLIC", Instant.EPOCH);

  @ParameterizedTest
  @EnumSource(Permission.class)
  void membersMayDoWhatTheirRoleGrants(Permission permission) {
    for (var role : Role.all()) {
      assertThat(refusal(member(PRIVATE, role.name()), visit -> visit.require(permission)))
          .isEqualTo(role.grants(permission) ? null : ErrorCode.FORBIDDEN);
    }
  }

  @ParameterizedTest
  @EnumSource(Permission.class)
  void operatorsMayDoEverything(Permission permission) {
    var visit = new Visit(PRIVATE, OPERATOR, null, null, false);
    assertThat(refusal(visit, it -> it.require(permission))).isNull();
  }

  @Test
  void strangersKnowOfPublicOrganizationsAlone() {
    assertThat(refusal(stranger(PRIVATE), Visit::seeProfile))
        .isEqualTo(ErrorCode.ORGANIZATION_NOT_FOUND);
    assertThat(refusal(stranger(PRIVATE), visit -> visit.require(MEMBERS_READ)))
        .isEqualTo(ErrorCode.ORGANIZATION_NOT_FOUND);
    assertThat(refusal(stranger(PUBLIC), Visit::seeProfile)).isNull();
    assertThat(refusal(stranger(PUBLIC), visit -> visit.require(ORGANIZATION_READ)))
        .isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(refusal(stranger(PUBLIC), Visit::requireMember)).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(refusal(stranger(PUBLIC), visit -> visit.seeMember("bob")))
        .isEqualTo(ErrorCode.FORBIDDEN);
  }

  @Test
  void everyMemberSeesThemselves() {
    var visit = member(PRIVATE, "NONE");
    assertThat(refusal(visit, it -> it.seeMember("bob"))).isNull();
    assertThat(refusal(visit, it -> it.seeMember("alice"))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(refusal(visit, Visit::requireMember)).isNull();
    assertThat(refusal(visit, Visit::seeProfile)).isEqualTo(ErrorCode.FORBIDDEN);
  }

  @Test
  void ownersAndAdminsOfTheParentRead() {
    for (var role : Role.all()) {
      var isAdmin = role.name().equals("OWNER") || role.name().equals("ADMIN");
      var visit = new Visit(PRIVATE, BOB, null, role, false);
      var unlessAdmin = isAdmin ? null : ErrorCode.ORGANIZATION_NOT_FOUND;
      assertThat(refusal(visit, Visit::seeProfile)).isEqualTo(unlessAdmin);
      assertThat(refusal(visit, it -> it.require(MEMBERS_READ))).isEqualTo(unlessAdmin);
      assertThat(refusal(visit, Visit::requireMember)).isEqualTo(unlessAdmin);
      assertThat(refusal(visit, it -> it.require(INVITATIONS_MANAGE)))
          .isEqualTo(isAdmin ? ErrorCode.FORBIDDEN : ErrorCode.ORGANIZATION_NOT_FOUND);
    }
  }

  @Test
  void customRolesGrantWhatTheyHold() {
    var role = CustomRoles.role("GUEST", "[\"organization:read\",\"audit:read\"]");
    var visit = new Visit(PRIVATE, BOB, role, null, false);
    assertThat(refusal(visit, Visit::seeProfile)).isNull();
    assertThat(refusal(visit, Visit::seeAuditTrail)).isNull();
    assertThat(refusal(visit, it -> it.require(MEMBERS_READ))).isEqualTo(ErrorCode.FORBIDDEN);
    var unknown = new Visit(PRIVATE, BOB, CustomRoles.role("GUEST", null), null, false);
    assertThat(refusal(unknown, Visit::seeProfile)).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(refusal(unknown, Visit::requireMember)).isNull();
  }

  @Test
  void membersReachEverythingOrWhatTheyAreIn() {
    var all = new Reach("acme", null);
    for (var role : Role.all()) {
      assertThat(member(PRIVATE, role.name()).reach(ORGANIZATION_READ))
          .isEqualTo(role.grants(ORGANIZATION_READ) ? all : new Reach("acme", "bob"));
    }
    assertThat(new Visit(PRIVATE, OPERATOR, null, null, false).reach(ORGANIZATION_READ))
        .isEqualTo(all);
    var none = Role.named("NONE").orElseThrow();
    assertThat(new Visit(PRIVATE, OPERATOR, none, null, false).reach(MEMBERS_READ)).isEqualTo(all);
    var parentsAdmin = Role.named("ADMIN").orElseThrow();
    assertThat(new Visit(PRIVATE, BOB, null, parentsAdmin, false).reach(MEMBERS_READ))
        .isEqualTo(all);
    assertThat(new Visit(PRIVATE, BOB, none, parentsAdmin, false).reach(MEMBERS_READ))
        .isEqualTo(all);
  }

  @Test
  void othersReachNothing() {
    assertThat(refusal(stranger(PRIVATE), visit -> visit.reach(ORGANIZATION_READ)))
        .isEqualTo(ErrorCode.ORGANIZATION_NOT_FOUND);
    assertThat(refusal(stranger(PUBLIC), visit -> visit.reach(ORGANIZATION_READ)))
        .isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(refusal(member(DELETED, "NONE"), visit -> visit.reach(ORGANIZATION_READ)))
        .isEqualTo(ErrorCode.ORGANIZATION_DELETED);
  }

  @Test
  void whoMayNotSeeMembersIsToldSo_whereTheyMayKnowOfThePart() {
    var guest =
        new Visit(PRIVATE, BOB, CustomRoles.role("G", "[\"organization:read\"]"), null, false);
    assertThat(refusal(guest, visit -> visit.seeMembersOf(found("alice"))))
        .isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(guest.seeMembersOf(found("bob"))).isPresent();
    assertThat(guest.seeMembersOf(reach -> Optional.empty())).isEmpty();
    assertThat(member(PRIVATE, "NONE").seeMembersOf(found("alice"))).isEmpty();
    assertThat(member(PRIVATE, "NONE").seeMembersOf(found("bob"))).isPresent();
    assertThat(member(PRIVATE, "READ_ONLY").seeMembersOf(found("alice"))).isPresent();
  }

  /** There is one part, and one user in it. */
  private static Function<Reach, Optional<String>> found(String userId) {
    return reach ->
        Optional.of("part").filter(part -> !reach.isLimited() || reach.onlyOf().equals(userId));
  }

  @Test
  void aDeletionIsToldToThoseItConcerned() {
    assertThat(refusal(member(DELETED, "NONE"), Visit::seeProfile))
        .isEqualTo(ErrorCode.ORGANIZATION_DELETED);
    assertThat(refusal(member(DELETED, "OWNER"), Visit::requireMember))
        .isEqualTo(ErrorCode.ORGANIZATION_DELETED);
    assertThat(refusal(member(DELETED, "OWNER"), visit -> visit.seeMember("bob")))
        .isEqualTo(ErrorCode.ORGANIZATION_DELETED);
    assertThat(refusal(new Visit(DELETED, OPERATOR, null, null, false), Visit::seeProfile))
        .isEqualTo(ErrorCode.ORGANIZATION_DELETED);
    assertThat(refusal(stranger(DELETED), Visit::seeProfile))
        .isEqualTo(ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  @Test
  void operatorsMayLookBackAtWhatWasDeleted() {
    var operator = new Visit(DELETED, OPERATOR, null, null, true);
    assertThat(refusal(operator, Visit::seeProfile)).isNull();
    assertThat(refusal(operator, Visit::requireMember)).isNull();
    assertThat(refusal(operator, visit -> visit.require(MEMBERS_READ))).isNull();
    assertThat(operator.reach(MEMBERS_READ)).isEqualTo(new Reach("acme", null));
    var owner = new Visit(DELETED, BOB, Role.named("OWNER").orElseThrow(), null, true);
    assertThat(refusal(owner, Visit::seeProfile)).isEqualTo(ErrorCode.ORGANIZATION_DELETED);
    var stranger = new Visit(DELETED, BOB, null, null, true);
    assertThat(refusal(stranger, Visit::seeProfile)).isEqualTo(ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  @Test
  void theAuditTrailOutlivesTheOrganization() {
    for (var role : Role.all()) {
      assertThat(refusal(member(DELETED, role.name()), Visit::seeAuditTrail))
          .isEqualTo(role.grants(AUDIT_READ) ? null : ErrorCode.ORGANIZATION_DELETED);
      assertThat(refusal(member(PRIVATE, role.name()), Visit::seeAuditTrail))
          .isEqualTo(role.grants(AUDIT_READ) ? null : ErrorCode.FORBIDDEN);
    }
    assertThat(refusal(new Visit(DELETED, OPERATOR, null, null, false), Visit::seeAuditTrail))
        .isNull();
    assertThat(refusal(stranger(DELETED), Visit::seeAuditTrail))
        .isEqualTo(ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  private static ErrorCode refusal(Visit visit, Consumer<Visit> question) {
    var refusal = catchThrowableOfType(RejectedException.class, () -> question.accept(visit));
    return refusal == null ? null : refusal.rejection().code();
  }

  private static Visit member(OrganizationRow organization, String role) {
    return new Visit(organization, BOB, Role.named(role).orElseThrow(), null, false);
  }

  private static Visit stranger(OrganizationRow organization) {
    return new Visit(organization, BOB, null, null, false);
  }

  private static Caller caller(boolean operator) {
    return new Caller("bob", null, false, null, "default", null, operator);
  }

  private static OrganizationRow organization(String visibility, Instant deletedAt) {
    return new OrganizationRow(
        "acme",
        "default",
        "acme",
        "Acme",
        null,
        null,
        null,
        null,
        null,
        null,
        visibility,
        "STANDARD",
        null,
        "FREEMIUM",
        null,
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        deletedAt,
        1,
        1);
  }
}
