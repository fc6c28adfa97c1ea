package io.orgtrail.command.organizations;

import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.gateway.Scenario.unverified;
import static io.orgtrail.command.gateway.Scenario.user;
import static net.jqwik.api.Combinators.combine;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.invitations.InvitationCommand.AcceptInvitation;
import io.orgtrail.api.invitations.InvitationCommand.CancelInvitation;
import io.orgtrail.api.invitations.InvitationCommand.DeclineInvitation;
import io.orgtrail.api.invitations.InvitationCommand.ExpireInvitation;
import io.orgtrail.api.invitations.InvitationCommand.InviteMembers;
import io.orgtrail.api.invitations.InvitationCommand.ResendInvitation;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ApproveJoinRequest;
import io.orgtrail.api.members.MemberCommand.ChangeMemberRole;
import io.orgtrail.api.members.MemberCommand.LeaveOrganization;
import io.orgtrail.api.members.MemberCommand.RejectJoinRequest;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.members.MemberCommand.RequestToJoin;
import io.orgtrail.api.members.MemberCommand.WithdrawJoinRequest;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.organizations.OrganizationCommand.ChangePlan;
import io.orgtrail.api.organizations.OrganizationCommand.DeleteOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.SetSeatLimit;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.ownership.OwnershipCommand.TransferOwnership;
import io.orgtrail.command.gateway.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Random commands of a few people, who know each other by name, about one organization. */
final class RandomSteps {

  private static final Arbitrary<String> PEOPLE = Arbitraries.of("alice", "bob", "carl", "ann");
  private static final Arbitrary<String> GUESTS = Arbitraries.of("bob", "bob", "carl", "ann");
  private static final Arbitrary<String> ROLES =
      Arbitraries.of("OWNER", "OWNER", "ADMIN", "ADMIN", "MEMBER", "NONE", "ANNOTATOR");
  private static final Arbitrary<Integer> NUMBERS = Arbitraries.integers().between(1, 2);
  private static final Arbitrary<String> INVITATIONS =
      combine(GUESTS, NUMBERS).as(RandomSteps::invitationId);
  private static final Arbitrary<Duration> PAUSES =
      Arbitraries.integers().between(0, 6).map(Duration::ofHours);

  private RandomSteps() {}

  static Arbitrary<List<Step>> sequences() {
    return Arbitraries.frequencyOf(
            Tuple.of(12, combine(callers(), commands(), PAUSES).as(Step::new)),
            Tuple.of(5, answers()),
            Tuple.of(1, combine(limits(), PAUSES).as((set, later) -> by(operator(), set, later))),
            Tuple.of(1, combine(expiry(), PAUSES).as((end, later) -> by(null, end, later))))
        .list()
        .ofMinSize(30)
        .ofMaxSize(40);
  }

  private static Arbitrary<Caller> callers() {
    return Arbitraries.frequency(
        Tuple.of(8, user("alice")),
        Tuple.of(4, user("bob")),
        Tuple.of(2, unverified("carl")),
        Tuple.of(1, user("ann", "annotator")),
        Tuple.of(2, operator()));
  }

  /** Invitees who answer, with any secret or none. */
  private static Arbitrary<Step> answers() {
    var invitees =
        Arbitraries.of(
            user("bob"), user("bob"), unverified("carl"), user("ann"), user("ann", "annotator"));
    return combine(
            invitees, NUMBERS, NUMBERS.injectNull(0.5), Arbitraries.of(true, true, false), PAUSES)
        .as(
            (invitee, number, issue, accepts, later) -> {
              var id = invitationId(invitee.userId(), number);
              return by(
                  invitee,
                  acme ->
                      accepts
                          ? new AcceptInvitation(acme, id, secret(acme, id, issue))
                          : new DeclineInvitation(acme, id, secret(acme, id, issue)),
                  later);
            });
  }

  private static Arbitrary<Function<String, Command>> limits() {
    return Arbitraries.integers()
        .between(1, 5)
        .injectNull(0.3)
        .map(limit -> acme -> new SetSeatLimit(acme, Patch.to(limit)));
  }

  private static Arbitrary<Function<String, Command>> expiry() {
    return INVITATIONS.map(id -> acme -> new ExpireInvitation(acme, id));
  }

  private static Arbitrary<Function<String, Command>> commands() {
    return Arbitraries.frequencyOf(
        Tuple.of(10, membership()), Tuple.of(14, invitation()), Tuple.of(5, other()));
  }

  private static Arbitrary<Function<String, Command>> membership() {
    return Arbitraries.oneOf(
        combine(PEOPLE, PEOPLE.injectNull(0.5), ROLES)
            .as((name, email, role) -> acme -> adding(acme, name, email, role)),
        combine(PEOPLE, ROLES).as((name, role) -> acme -> new ChangeMemberRole(acme, name, role)),
        PEOPLE.map(name -> acme -> new RemoveMember(acme, name)),
        PEOPLE.map(name -> acme -> new TransferOwnership(acme, name)),
        Arbitraries.just(LeaveOrganization::new));
  }

  private static Arbitrary<Function<String, Command>> invitation() {
    var entries = combine(GUESTS, ROLES, NUMBERS, NUMBERS).as(RandomSteps::entry);
    return Arbitraries.oneOf(
        entries.map(entry -> acme -> entry.in(acme)),
        entries.map(entry -> acme -> entry.in(acme)),
        entries
            .list()
            .ofMinSize(2)
            .ofMaxSize(3)
            .map(several -> acme -> new InviteMembers(acme, several)),
        combine(INVITATIONS, NUMBERS)
            .as((id, days) -> acme -> new ResendInvitation(acme, id, days)),
        INVITATIONS.map(id -> acme -> new CancelInvitation(acme, id)));
  }

  private static Arbitrary<Function<String, Command>> other() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.just(acme -> new RequestToJoin(acme, null))),
        Tuple.of(
            6,
            combine(PEOPLE, ROLES)
                .as((name, role) -> acme -> new ApproveJoinRequest(acme, name, role))),
        Tuple.of(2, PEOPLE.map(name -> acme -> new RejectJoinRequest(acme, name, null))),
        Tuple.of(2, Arbitraries.just(WithdrawJoinRequest::new)),
        Tuple.of(4, Arbitraries.of(Plan.class).map(plan -> acme -> new ChangePlan(acme, plan))),
        Tuple.of(1, Arbitraries.just(acme -> new DeleteOrganization(acme, acme))));
  }

  private static Step by(Caller caller, Function<String, Command> command, Duration later) {
    return new Step(caller, command, later);
  }

  private static String invitationId(String name, int number) {
    return name + "-" + number;
  }

  private static AddMember adding(String organization, String name, String email, String role) {
    return new AddMember(
        organization, name, email == null ? null : email + "@example.com", name, role, null);
  }

  private static InviteMembers.Entry entry(String name, String role, int days, int number) {
    return new InviteMembers.Entry(
        name + "@example.com", role, null, null, days, null, null, invitationId(name, number));
  }

  private static String secret(String organization, String invitationId, Integer issue) {
    return issue == null ? null : Scenario.SECRETS.secret(organization, invitationId, issue);
  }
}
