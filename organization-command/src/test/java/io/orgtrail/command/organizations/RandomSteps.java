package io.orgtrail.command.organizations;

import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.gateway.Scenario.unverified;
import static io.orgtrail.command.gateway.Scenario.user;
import static net.jqwik.api.Combinators.combine;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.invitations.InvitationCommand.AcceptInvitation;
import io.orgtrail.api.invitations.InvitationCommand.DeclineInvitation;
import io.orgtrail.api.invitations.InvitationCommand.ExpireInvitation;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ReinstateMember;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.members.MemberCommand.RequestToJoin;
import io.orgtrail.api.members.MemberCommand.WithdrawJoinRequest;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.organizations.OrganizationCommand.SetSeatLimit;
import io.orgtrail.api.projects.ProjectCommand.CreateProject;
import io.orgtrail.api.projects.ProjectCommand.GrantProjectRole;
import io.orgtrail.api.projects.ProjectCommand.ReportProjectUsage;
import io.orgtrail.api.roles.RoleCommand.DefineRole;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.api.teams.TeamCommand.AddTeamMember;
import io.orgtrail.api.teams.TeamCommand.CreateTeam;
import io.orgtrail.api.webhooks.WebhookCommand.MarkWebhookFailing;
import io.orgtrail.command.gateway.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Random commands of a few people, who know each other by name, about one organization. */
final class RandomSteps {

  private static final Arbitrary<Duration> PAUSES =
      Arbitraries.integers().between(0, 6).map(Duration::ofHours);

  private RandomSteps() {}

  /** How it begins: with somebody of each kind of power. */
  static List<Step> opening() {
    return Stream.of(
            new DefineRole("acme", "CHIEF", List.of("members:manage", "roles:manage")),
            new AddMember("acme", "bob", "bob@example.com", "bob", "ADMIN", null),
            new AddMember("acme", "carl", null, "carl", "CHIEF", null),
            new CreateTeam("acme", "red", "Red", null, null, null),
            new AddTeamMember("acme", "red", "carl", TeamRole.LEAD),
            new CreateProject("acme", "cats", "Cats"),
            new GrantProjectRole("acme", "cats", "carl", "OWNER"))
        .map(command -> new Step(user("alice"), command, Duration.ZERO))
        .toList();
  }

  static Arbitrary<List<Step>> sequences() {
    return Arbitraries.frequencyOf(
            Tuple.of(11, by(callers(), RandomMembership.commands()).map(List::of)),
            Tuple.of(10, by(callers(), RandomResources.commands()).map(List::of)),
            Tuple.of(14, by(managers(), RandomResources.commands()).map(List::of)),
            Tuple.of(4, invitationsWithAnswers()),
            Tuple.of(2, requestsWithAnswers()),
            Tuple.of(3, removalsWithReinstatements()),
            Tuple.of(1, deletionsWithRestorations()),
            Tuple.of(
                1, by(Arbitraries.of(operator()), RandomMembership.restorations()).map(List::of)),
            Tuple.of(2, by(Arbitraries.of(operator()), ofOperators()).map(List::of)),
            Tuple.of(2, by(Arbitraries.just(null), ofTheService()).map(List::of)))
        .list()
        .ofMinSize(65)
        .ofMaxSize(90)
        .map(parts -> parts.stream().flatMap(List::stream).toList());
  }

  /** Much about tags, integrations and webhooks alone, by who mostly may. */
  static Arbitrary<List<Step>> aboutResources() {
    return Arbitraries.frequencyOf(
            Tuple.of(14, by(Arbitraries.of(user("alice"), user("bob")), RandomResources.others())),
            Tuple.of(2, by(callers(), RandomResources.others())),
            Tuple.of(1, by(Arbitraries.just(null), ofTheService())))
        .list()
        .ofMinSize(90)
        .ofMaxSize(120);
  }

  /** Somebody is invited who then answers, perhaps not to the last link. */
  private static Arbitrary<List<Step>> invitationsWithAnswers() {
    return combine(guests(), Arbitraries.integers().between(1, 2))
        .flatAs(
            (guest, number) ->
                combine(
                        by(managers(), RandomMembership.invitation(guest.userId(), number)),
                        by(managers(), RandomMembership.changeOf(guest.userId(), number)),
                        answers(guest, number),
                        Arbitraries.of(true, false))
                    .as(
                        (invitation, change, answer, changes) ->
                            changes
                                ? List.of(invitation, change, answer)
                                : List.of(invitation, answer)));
  }

  /** Somebody asks to be taken in, and there is an answer. */
  private static Arbitrary<List<Step>> requestsWithAnswers() {
    return guests()
        .flatMap(
            guest ->
                combine(
                        by(
                            Arbitraries.just(guest),
                            Arbitraries.just(new RequestToJoin("acme", null))),
                        Arbitraries.oneOf(
                            by(
                                Arbitraries.just(guest),
                                Arbitraries.just(new WithdrawJoinRequest("acme"))),
                            by(managers(), RandomMembership.answers(guest.userId()))))
                    .as(List::of));
  }

  /** Somebody is removed and comes back, perhaps not at once. */
  private static Arbitrary<List<Step>> removalsWithReinstatements() {
    return RandomMembership.PEOPLE.flatMap(
        name ->
            combine(
                    by(managers(), Arbitraries.just(new RemoveMember("acme", name))),
                    by(callers(), RandomMembership.commands()),
                    by(managers(), Arbitraries.just(new ReinstateMember("acme", name))))
                .as(List::of));
  }

  /** It is deleted and comes back, perhaps not at once. */
  private static Arbitrary<List<Step>> deletionsWithRestorations() {
    return combine(
            by(managers(), RandomMembership.deletions()),
            by(callers(), RandomMembership.commands()),
            by(Arbitraries.of(operator()), RandomMembership.restorations()))
        .as(List::of);
  }

  private static Arbitrary<Caller> managers() {
    return Arbitraries.of(user("alice"), user("bob"), unverified("carl"), operator(), operator());
  }

  static Arbitrary<Step> by(Arbitrary<Caller> callers, Arbitrary<Command> commands) {
    return combine(callers, commands, PAUSES).as(Step::new);
  }

  private static Arbitrary<Caller> callers() {
    return Arbitraries.frequency(
        Tuple.of(9, user("alice")),
        Tuple.of(5, user("bob")),
        Tuple.of(4, unverified("carl")),
        Tuple.of(2, user("dora")),
        Tuple.of(1, user("ann", "annotator")),
        Tuple.of(7, operator()));
  }

  private static Arbitrary<Caller> guests() {
    return Arbitraries.of(
        user("dora"), user("dora"), user("bob"), unverified("carl"), user("ann", "annotator"));
  }

  /** An answer to an invitation, with any secret or none. */
  static Arbitrary<Step> answers(Caller guest, int number) {
    var id = RandomMembership.invitationId(guest.userId(), number);
    var issues = Arbitraries.of(1, 1, 2).injectNull(0.5);
    return combine(issues, Arbitraries.of(true, true, false), PAUSES)
        .as(
            (issue, accepts, later) -> {
              var command =
                  accepts
                      ? new AcceptInvitation("acme", id, secret(id, issue))
                      : new DeclineInvitation("acme", id, secret(id, issue));
              return new Step(guest, command, later);
            });
  }

  private static Arbitrary<Command> ofOperators() {
    var numbers = Arbitraries.longs().between(0, 2);
    return Arbitraries.oneOf(
        Arbitraries.integers()
            .between(2, 6)
            .injectNull(0.3)
            .map(limit -> new SetSeatLimit("acme", Patch.to(limit))),
        combine(RandomResources.PROJECTS, numbers, numbers)
            .as((id, datasets, tasks) -> new ReportProjectUsage("acme", id, datasets, tasks)));
  }

  private static Arbitrary<Command> ofTheService() {
    return Arbitraries.oneOf(
        RandomMembership.INVITATIONS.map(id -> new ExpireInvitation("acme", id)),
        RandomResources.WEBHOOKS.map(id -> new MarkWebhookFailing("acme", id, 7)));
  }

  private static String secret(String invitationId, Integer issue) {
    return issue == null ? null : Scenario.SECRETS.secret("acme", invitationId, issue);
  }
}
