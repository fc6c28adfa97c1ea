package io.orgtrail.command.organizations;

import static io.orgtrail.command.gateway.Scenario.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.integrations.IntegrationEvent;
import io.orgtrail.api.invitations.InvitationEvent;
import io.orgtrail.api.invitations.InvitationEvent.InvitationAccepted;
import io.orgtrail.api.members.MemberEvent;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import io.orgtrail.api.organizations.OrganizationEvent;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationRestored;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.api.projects.ProjectEvent;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleGranted;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleRevoked;
import io.orgtrail.api.roles.RoleEvent;
import io.orgtrail.api.roles.RoleEvent.RoleDefined;
import io.orgtrail.api.tags.ResourceTagEvent;
import io.orgtrail.api.teams.TeamEvent;
import io.orgtrail.api.webhooks.WebhookEvent;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookFailing;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookSecretRotated;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookUpdated;
import io.orgtrail.command.deciding.Decision;
import io.orgtrail.command.gateway.Scenario;
import io.orgtrail.command.testing.InMemorySnapshots;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What must hold whatever commands come from whomever in whichever order. */
class InvariantsTest {

  private static final SeatLimits FEW_SEATS = new SeatLimits(4, 6);

  /** What is counted is drawn alike in every run: how often something rare comes is luck. */
  private static final String SEED = "1";

  /** Alice may let globex pay, and nobody initech. */
  private static Scenario among(Scenario scenario) {
    scenario
        .given("zoe", Scenario.create("globex", "Globex"))
        .given("zoe", Scenario.create("initech", "Initech"));
    scenario.registry().admin("alice", "globex");
    return scenario;
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void holdWhateverHappens(@ForAll("steps") List<Step> steps) {
    hold(RandomSteps.opening(), steps);
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void holdInTeamsAndProjects(@ForAll("teamwork") List<Step> steps) {
    hold(RandomTeamwork.opening(), steps);
  }

  @Property(tries = 12, edgeCases = EdgeCasesMode.NONE)
  void holdForResources(@ForAll("resources") List<Step> steps) {
    hold(RandomSteps.opening(), steps);
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE, seed = SEED)
  void areTriedByWhateverHappens(@ForAll("steps") List<Step> steps) {
    count(RandomSteps.opening(), steps);
    requireHappened(20, MemberEvent.class, InvitationEvent.class, OrganizationEvent.class);
    requireHappened(20, TeamEvent.class, ProjectEvent.class, RoleEvent.class, WebhookEvent.class);
    requireHappened(3, MemberRoleChanged.class, UserRemoved.class, InvitationAccepted.class);
    requireHappened(
        3, MemberReinstated.class, OrganizationDeleted.class, OrganizationRestored.class);
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE, seed = SEED)
  void areTriedInTeamsAndProjects(@ForAll("teamwork") List<Step> steps) {
    count(RandomTeamwork.opening(), steps);
    requireHappened(1, TeamEvent.class.getPermittedSubclasses());
    requireHappened(5, ProjectRoleGranted.class, ProjectRoleRevoked.class, UserRemoved.class);
    requireHappened(5, InvitationAccepted.class, MemberLeft.class, RoleDefined.class);
    requireHappened(5, MemberReinstated.class);
  }

  @Property(tries = 12, edgeCases = EdgeCasesMode.NONE, seed = SEED)
  void areTriedForResources(@ForAll("resources") List<Step> steps) {
    count(RandomSteps.opening(), steps);
    requireHappened(3, IntegrationEvent.class.getPermittedSubclasses());
    requireHappened(3, ResourceTagEvent.class.getPermittedSubclasses());
    requireHappened(1, WebhookFailing.class, WebhookUpdated.class, WebhookSecretRotated.class);
  }

  private static void hold(List<Step> opening, List<Step> steps) {
    var snapshots = new InMemorySnapshots();
    var history =
        new History(
            among(new Scenario(FEW_SEATS, 10_000)),
            among(new Scenario(FEW_SEATS, 0)),
            among(new Scenario(FEW_SEATS, 0, snapshots.thatSpare(5))),
            snapshots,
            new Ledger(FEW_SEATS));
    history.decide(creating());
    opening.forEach(history::decide);
    steps.forEach(history::decide);
  }

  private static void count(List<Step> opening, List<Step> steps) {
    var scenario = among(new Scenario(FEW_SEATS, 10_000));
    Stream.of(List.of(creating()), opening, steps)
        .flatMap(List::stream)
        .map(step -> scenario.after(step.later()).when(step.caller(), step.command()))
        .filter(outcome -> !(outcome.decision() instanceof Decision.Refused))
        .flatMap(outcome -> outcome.events().stream())
        .forEach(event -> Statistics.collect(event.getClass()));
  }

  /** A property says nothing about what does not happen while it is tried. */
  private static void requireHappened(int often, Class<?>... events) {
    Statistics.coverage(
        seen ->
            Stream.of(events)
                .forEach(
                    event ->
                        seen.checkQuery(types -> event.isAssignableFrom((Class<?>) types.get(0)))
                            .count(count -> count >= often)));
  }

  private static Step creating() {
    var acme =
        new CreateOrganization(
            "acme",
            "Acme",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Visibility.PUBLIC,
            null,
            null);
    return new Step(user("alice"), acme, Duration.ZERO);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return RandomSteps.sequences();
  }

  @Provide
  Arbitrary<List<Step>> resources() {
    return RandomSteps.aboutResources();
  }

  @Provide
  Arbitrary<List<Step>> teamwork() {
    return RandomTeamwork.sequences();
  }

  /**
   * What one organization goes through, again without keeping anything but its events, and again
   * with a snapshot of every few of them.
   */
  private record History(
      Scenario cached,
      Scenario uncached,
      Scenario restored,
      InMemorySnapshots snapshots,
      Ledger ledger) {

    /**
     * An aggregate rebuilt from its events, or from a snapshot and those after it, decides like the
     * one that has been there all the time.
     */
    void decide(Step step) {
      var decision = cached.after(step.later()).when(step.caller(), step.command());
      requireSame(decision, uncached.after(step.later()).when(step.caller(), step.command()));
      requireSame(decision, restored.after(step.later()).when(step.caller(), step.command()));
      if (!(decision.decision() instanceof Decision.Refused)) {
        ledger.enter(step.caller(), decision.events());
        assertThat(decision.version()).isEqualTo(ledger.version());
        requireSameState();
      }
      snapshots.take();
    }

    private static void requireSame(Scenario.Outcome decision, Scenario.Outcome again) {
      if (decision.decision() instanceof Decision.Refused) {
        assertThat(again.decision()).isEqualTo(decision.decision());
      } else {
        assertThat(again.events()).isEqualTo(decision.events());
        assertThat(again.result()).isEqualTo(decision.result());
        assertThat(again.version()).isEqualTo(decision.version());
      }
    }

    private void requireSameState() {
      var state = uncached.ask("acme", KeptState::of);
      assertThat(cached.ask("acme", KeptState::of)).isEqualTo(state);
      assertThat(restored.ask("acme", KeptState::of)).isEqualTo(state);
      assertThat(restored.ask("acme", OrganizationAggregate::weight))
          .isEqualTo(uncached.ask("acme", OrganizationAggregate::weight));
    }
  }
}
