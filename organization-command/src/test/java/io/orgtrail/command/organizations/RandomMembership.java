package io.orgtrail.command.organizations;

import static net.jqwik.api.Combinators.combine;

import io.orgtrail.api.invitations.InvitationCommand.CancelInvitation;
import io.orgtrail.api.invitations.InvitationCommand.InviteMembers;
import io.orgtrail.api.invitations.InvitationCommand.ResendInvitation;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ApproveJoinRequest;
import io.orgtrail.api.members.MemberCommand.ChangeMemberRole;
import io.orgtrail.api.members.MemberCommand.LeaveOrganization;
import io.orgtrail.api.members.MemberCommand.ReinstateMember;
import io.orgtrail.api.members.MemberCommand.RejectJoinRequest;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.organizations.OrganizationCommand.ApplyCache;
import io.orgtrail.api.organizations.OrganizationCommand.ChangePlan;
import io.orgtrail.api.organizations.OrganizationCommand.DeleteOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.DestroyCache;
import io.orgtrail.api.organizations.OrganizationCommand.RestoreOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.SwitchActiveOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.UpdateOrganization;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.organizations.PodType;
import io.orgtrail.api.ownership.OwnershipCommand.TransferOwnership;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.RoleCommand.DefineRole;
import io.orgtrail.api.roles.RoleCommand.DeleteRole;
import io.orgtrail.api.roles.TeamRole;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Random commands about who is in the organization, with which power, and about it as a whole. */
final class RandomMembership {

  static final Arbitrary<String> PEOPLE = Arbitraries.of("alice", "bob", "carl", "dora");
  private static final Arbitrary<String> GUESTS =
      Arbitraries.of("dora", "dora", "bob", "carl", "ann");
  private static final Arbitrary<String> OWN_ROLES = Arbitraries.of("CHIEF", "HELPER");
  static final Arbitrary<String> ROLES =
      Arbitraries.frequency(
          Tuple.of(2, "OWNER"),
          Tuple.of(2, "ADMIN"),
          Tuple.of(3, "CHIEF"),
          Tuple.of(3, "HELPER"),
          Tuple.of(1, "MEMBER"),
          Tuple.of(1, "NONE"),
          Tuple.of(1, "ANNOTATOR"));
  private static final Arbitrary<Integer> NUMBERS = Arbitraries.integers().between(1, 2);
  static final Arbitrary<String> INVITATIONS =
      combine(GUESTS, NUMBERS).as(RandomMembership::invitationId);

  private static final List<String> ALL_PERMISSIONS =
      Stream.of(Permission.values()).map(Permission::wireName).toList();
  private static final Arbitrary<List<String>> PERMISSIONS =
      Arbitraries.frequencyOf(
          Tuple.of(2, Arbitraries.just(ALL_PERMISSIONS)),
          Tuple.of(3, Arbitraries.just(List.of("members:manage", "invitations:manage"))),
          Tuple.of(3, Arbitraries.just(List.of("roles:manage", "members:manage"))),
          Tuple.of(2, Arbitraries.just(List.of("ownership:transfer", "plan:change"))),
          Tuple.of(5, Arbitraries.subsetOf(ALL_PERMISSIONS).map(List::copyOf)),
          Tuple.of(1, Arbitraries.just(List.of("members:manage", "coffee:make"))));

  private RandomMembership() {}

  static String invitationId(String name, int number) {
    return name + "-" + number;
  }

  static Arbitrary<Command> commands() {
    return Arbitraries.frequencyOf(
        Tuple.of(10, membership()),
        Tuple.of(8, invitations()),
        Tuple.of(6, roles()),
        Tuple.of(7, other()));
  }

  private static Arbitrary<Command> membership() {
    return Arbitraries.oneOf(
        combine(PEOPLE, PEOPLE.injectNull(0.5), ROLES).as(RandomMembership::adding),
        combine(PEOPLE, ROLES).as((name, role) -> new ChangeMemberRole("acme", name, role)),
        PEOPLE.map(name -> new RemoveMember("acme", name)),
        PEOPLE.map(name -> new ReinstateMember("acme", name)),
        PEOPLE.map(name -> new TransferOwnership("acme", name)),
        Arbitraries.of(new LeaveOrganization("acme"), new SwitchActiveOrganization("acme")));
  }

  /** An invitation of somebody, who can be invited twice. */
  static Arbitrary<Command> invitation(String guest, int number) {
    return entries(Arbitraries.just(guest), Arbitraries.just(number)).map(e -> e.in("acme"));
  }

  /** What else happens to such an invitation before there is an answer. */
  static Arbitrary<Command> changeOf(String guest, int number) {
    var id = invitationId(guest, number);
    return Arbitraries.of(
        new ResendInvitation("acme", id, 1),
        new ResendInvitation("acme", id, 2),
        new CancelInvitation("acme", id),
        new AddMember("acme", guest, guest + "@example.com", guest, "HELPER", null));
  }

  /** An answer to whoever asked to be taken in. */
  static Arbitrary<Command> answers(String guest) {
    return Arbitraries.oneOf(
        ROLES.map(role -> new ApproveJoinRequest("acme", guest, role)),
        ROLES.map(role -> new ApproveJoinRequest("acme", guest, role)),
        Arbitraries.just(new RejectJoinRequest("acme", guest, null)));
  }

  private static Arbitrary<InviteMembers.Entry> entries(
      Arbitrary<String> guests, Arbitrary<Integer> numbers) {
    return Arbitraries.oneOf(
        combine(guests, ROLES, NUMBERS, numbers).as(RandomMembership::entry),
        combine(guests, RandomResources.PROJECTS, ROLES, RandomResources.TEAMS, numbers)
            .as(RandomMembership::guest));
  }

  private static Arbitrary<Command> invitations() {
    return Arbitraries.oneOf(
        entries(GUESTS, NUMBERS)
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(several -> new InviteMembers("acme", several)),
        combine(INVITATIONS, NUMBERS).as((id, days) -> new ResendInvitation("acme", id, days)),
        INVITATIONS.map(id -> new CancelInvitation("acme", id)));
  }

  private static Arbitrary<Command> roles() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, combine(OWN_ROLES, PERMISSIONS).as(RandomMembership::defining)),
        Tuple.of(3, OWN_ROLES.map(role -> new DeleteRole("acme", role))));
  }

  private static Arbitrary<Command> other() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.of(Plan.class).map(plan -> new ChangePlan("acme", plan))),
        Tuple.of(6, Arbitraries.of(PodType.class).map(type -> new ApplyCache("acme", type))),
        Tuple.of(8, Arbitraries.just(new DestroyCache("acme"))),
        Tuple.of(4, Arbitraries.of("a", "b").map(RandomMembership::describing)),
        Tuple.of(1, deletions()));
  }

  /** With a slug that it has, or may have after it was restored. */
  static Arbitrary<Command> deletions() {
    return Arbitraries.of("acme", "acme", "acme-two")
        .map(slug -> new DeleteOrganization("acme", slug));
  }

  /** With the same name and slug or others. */
  static Arbitrary<Command> restorations() {
    return combine(
            Arbitraries.of("acme", "acme-two", "globex").injectNull(0.6),
            Arbitraries.of("Acme", "Acme Two", "Globex").injectNull(0.6))
        .as(
            (slug, name) ->
                new RestoreOrganization(
                    "acme",
                    slug == null ? Patch.absent() : Patch.to(slug),
                    name == null ? Patch.absent() : Patch.to(name)));
  }

  private static Command adding(String name, String email, String role) {
    return new AddMember(
        "acme", name, email == null ? null : email + "@example.com", name, role, null);
  }

  private static Command defining(String role, List<String> permissions) {
    return new DefineRole("acme", role, permissions);
  }

  private static Command describing(String description) {
    return new UpdateOrganization(
        "acme",
        Patch.absent(),
        Patch.absent(),
        Patch.to(description),
        Patch.absent(),
        Patch.absent(),
        Patch.absent(),
        Patch.absent(),
        Patch.absent(),
        Patch.absent());
  }

  private static InviteMembers.Entry entry(String name, String role, int days, int number) {
    return new InviteMembers.Entry(
        name + "@example.com", role, null, null, days, null, null, invitationId(name, number));
  }

  /** Somebody for projects and teams alone. */
  private static InviteMembers.Entry guest(
      String name, String project, String role, String team, int number) {
    var projectRoles = List.of(new ProjectRole(project, role));
    var teamRoles = number == 1 ? List.of(new TeamRole(team, TeamRole.LEAD)) : null;
    return new InviteMembers.Entry(
        name + "@example.com",
        "NONE",
        projectRoles,
        teamRoles,
        2,
        null,
        null,
        invitationId(name, number));
  }
}
