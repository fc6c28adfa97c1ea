package io.orgtrail.command.gateway;

import static io.orgtrail.command.gateway.Scenario.create;
import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.gateway.Scenario.restoring;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ChangeMemberRole;
import io.orgtrail.api.members.MemberCommand.LeaveOrganization;
import io.orgtrail.api.members.MemberCommand.ReinstateMember;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.DeleteOrganization;
import io.orgtrail.api.ownership.OwnershipCommand.TransferOwnership;
import io.orgtrail.api.projects.ProjectCommand.AssignPayer;
import io.orgtrail.api.projects.ProjectCommand.CreateProject;
import io.orgtrail.api.roles.RoleCommand.DefineRole;
import io.orgtrail.api.roles.RoleCommand.DeleteRole;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be done to one organization because of what somebody is in another. */
class OtherOrganizationsIT {

  private static final String UPDATE = "organization:update";
  private static final String PLAN = "plan:change";

  private final Gateway gateway = new Gateway();
  private final String acme = "acme-" + UUID.randomUUID();
  private final String globex = "globex-" + UUID.randomUUID();
  private int children;

  /** Alice owns acme; bob owns globex with a project in it, which somebody is to pay for. */
  @BeforeEach
  void createBoth() {
    given("alice", create(acme, acme));
    given("bob", create(globex, globex));
    given("bob", new CreateProject(globex, "project", "Project"));
  }

  private void given(String user, Command command) {
    assertThat(run(user, command)).isEqualTo("ACCEPTED");
  }

  private String run(String user, Command command) {
    return gateway.run(gateway.from(user, command)).codes().get(0);
  }

  private String run(Caller caller, Command command) {
    return gateway.run(gateway.from(caller, UUID.randomUUID().toString(), command)).codes().get(0);
  }

  private DefineRole define(String... permissions) {
    return new DefineRole(acme, "SPEAKER", List.of(permissions));
  }

  private AddMember add(String user, String role) {
    return new AddMember(acme, user, null, user, role, null);
  }

  private CreateOrganization child() {
    return child(acme);
  }

  private CreateOrganization child(String parent) {
    var id = acme + "-" + ++children;
    return new CreateOrganization(
        id, id, null, null, null, null, null, null, null, null, Kind.SUB, parent);
  }

  private AssignPayer acmePays() {
    return new AssignPayer(globex, "project", acme);
  }

  private void assertBobSpeaks() {
    assertThat(run("bob", child())).isEqualTo("ACCEPTED");
    assertThat(run("bob", acmePays())).isEqualTo("ACCEPTED");
  }

  private void assertBobSpeaksNoMore() {
    assertThat(run("bob", child())).isEqualTo("FORBIDDEN");
    assertThat(run("bob", acmePays())).isEqualTo("FORBIDDEN");
  }

  @ParameterizedTest
  @CsvSource({
    "OWNER, ACCEPTED",
    "ADMIN, ACCEPTED",
    "MEMBER, FORBIDDEN",
    "READ_ONLY, FORBIDDEN",
    "NONE, FORBIDDEN"
  })
  void builtInRolesSpeakAsTheirPermissionsSay(String role, String code) {
    given("alice", add("bob", role));

    assertThat(run("bob", child())).isEqualTo(code);
    assertThat(run("bob", acmePays())).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "organization:update, ACCEPTED, ACCEPTED",
    "plan:change, FORBIDDEN, ACCEPTED",
    "members:manage, FORBIDDEN, FORBIDDEN"
  })
  void rolesOfItsOwnSpeakAsTheirPermissionsSay(String permission, String child, String payer) {
    given("alice", define(permission));
    given("alice", add("bob", "SPEAKER"));

    assertThat(run("bob", child())).isEqualTo(child);
    assertThat(run("bob", acmePays())).isEqualTo(payer);
  }

  @Test
  void aRoleWithoutPermissionsSpeaksForNobody() {
    given("alice", define());
    given("alice", add("bob", "SPEAKER"));

    assertBobSpeaksNoMore();
  }

  @Test
  void whatStandsInOneBatchCountsAtOnce() {
    var replies =
        gateway.run(
            gateway.from("bob", child()),
            gateway.from("alice", define(UPDATE)),
            gateway.from("alice", add("bob", "SPEAKER")),
            gateway.from("bob", child()),
            gateway.from("bob", acmePays()),
            gateway.from("alice", define(PLAN)),
            gateway.from("bob", child()),
            gateway.from("alice", define()),
            gateway.from("bob", acmePays()));

    assertThat(replies.codes())
        .containsExactly(
            "FORBIDDEN",
            "ACCEPTED",
            "ACCEPTED",
            "ACCEPTED",
            "ACCEPTED",
            "ACCEPTED",
            "FORBIDDEN",
            "ACCEPTED",
            "FORBIDDEN");
  }

  @Test
  void whatIsDefinedAnewCountsAtOnce() {
    given("alice", define(UPDATE, PLAN));
    given("alice", add("bob", "SPEAKER"));
    assertBobSpeaks();

    given("alice", define("members:read"));
    assertBobSpeaksNoMore();

    given("alice", define("members:read", UPDATE));
    assertThat(run("bob", child())).isEqualTo("ACCEPTED");
  }

  static Stream<Command> endings() {
    return Stream.of(
        new ChangeMemberRole("", "bob", "MEMBER"),
        new ChangeMemberRole("", "bob", "EMPTY"),
        new RemoveMember("", "bob"),
        new LeaveOrganization(""));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void whoHasLostTheRoleSpeaksNoMore(Command ending) {
    given("alice", define(UPDATE));
    given("alice", new DefineRole(acme, "EMPTY", List.of()));
    given("alice", add("bob", "SPEAKER"));
    assertBobSpeaks();

    given(ending instanceof LeaveOrganization ? "bob" : "alice", inAcme(ending));

    assertBobSpeaksNoMore();
  }

  private Command inAcme(Command ending) {
    if (ending instanceof ChangeMemberRole change) {
      return new ChangeMemberRole(acme, change.userId(), change.role());
    }
    return ending instanceof RemoveMember
        ? new RemoveMember(acme, "bob")
        : new LeaveOrganization(acme);
  }

  @Test
  void aNewOwnerSpeaksAndTheFormerOneStillDoesAsAdmin() {
    given("alice", define());
    given("alice", add("bob", "SPEAKER"));
    assertBobSpeaksNoMore();

    given("alice", new TransferOwnership(acme, "bob"));

    assertBobSpeaks();
    assertThat(run("alice", child())).isEqualTo("ACCEPTED");
    given("bob", new RemoveMember(acme, "alice"));
    assertThat(run("alice", child())).isEqualTo("FORBIDDEN");
  }

  @Test
  void aRoleMadeAgainHasNothingOfTheOldOne() {
    given("alice", define(UPDATE));
    given("alice", new DeleteRole(acme, "SPEAKER"));
    given("alice", define("members:read"));
    given("alice", add("bob", "SPEAKER"));

    assertBobSpeaksNoMore();
  }

  @Test
  void aRoleOfTheSameNameElsewhereCountsForNothing() {
    given("alice", define());
    given("alice", add("bob", "SPEAKER"));
    given("bob", new DefineRole(globex, "SPEAKER", List.of(UPDATE, PLAN)));

    assertBobSpeaksNoMore();
  }

  @Test
  void aRefusedOrDryCommandGivesNobodyAWord() {
    given("alice", define(UPDATE));
    gateway.run(
        gateway.dry("alice", add("bob", "SPEAKER")),
        gateway.from("mallory", add("bob", "SPEAKER")),
        gateway.from("bob", add("bob", "SPEAKER")));

    assertBobSpeaksNoMore();
  }

  @Test
  void aDryRunTakesNobodysWordAway() {
    gateway.run(
        gateway.from("alice", add("bob", "ADMIN")),
        gateway.dry("bob", child()),
        gateway.dry("bob", acmePays()));

    assertBobSpeaks();
  }

  @Test
  void aRefusedChildTakesNobodysWordAway() {
    var taken = child();

    var replies =
        gateway.run(
            gateway.from("alice", add("bob", "ADMIN")),
            gateway.from("bob", taken),
            gateway.from("bob", taken));

    assertThat(replies.codes()).containsExactly("ACCEPTED", "ACCEPTED", "ORGANIZATION_EXISTS");
    assertBobSpeaks();
  }

  @Test
  void anOrganizationPaysForItself() {
    assertThat(run("bob", new AssignPayer(globex, "project", globex))).isEqualTo("ACCEPTED");
  }

  @Test
  void whoMayNotLetItPayDoesNotLearnWhetherItExists() {
    assertThat(run("bob", acmePays())).isEqualTo("FORBIDDEN");
    assertThat(run("bob", new AssignPayer(globex, "project", acme + "-unknown")))
        .isEqualTo("FORBIDDEN");
    assertThat(run(operator(), new AssignPayer(globex, "project", acme + "-unknown")))
        .isEqualTo("ORGANIZATION_NOT_FOUND");
  }

  @Test
  void whoOnlySpeaksForThePayerDoesNotAssignIt() {
    given("bob", new AddMember(globex, "alice", null, "Alice", "ADMIN", null));

    assertThat(run("alice", acmePays())).isEqualTo("FORBIDDEN");
  }

  @Test
  void aDeletedOrganizationPaysForNothing() {
    given("alice", add("bob", "ADMIN"));
    given("alice", new DeleteOrganization(acme, acme));

    assertThat(run("bob", acmePays())).isEqualTo("ORGANIZATION_NOT_FOUND");
    assertThat(run(operator(), acmePays())).isEqualTo("ORGANIZATION_NOT_FOUND");
    assertThat(run("bob", child())).isEqualTo("PARENT_NOT_FOUND");
  }

  @Test
  void whoSpokeForItBeforeSpeaksOnceItIsBack() {
    given("alice", define(UPDATE, PLAN));
    given("alice", add("bob", "SPEAKER"));
    given("alice", new DeleteOrganization(acme, acme));

    assertThat(run(operator(), restoring(acme))).isEqualTo("ACCEPTED");

    assertBobSpeaks();
    assertThat(run("alice", new DeleteOrganization(acme, acme)))
        .isEqualTo("HAS_CHILD_ORGANIZATIONS");
  }

  @Test
  void whoIsReinstatedSpeaksAgain() {
    given("alice", add("bob", "ADMIN"));
    given("alice", new RemoveMember(acme, "bob"));
    assertBobSpeaksNoMore();

    given("alice", new ReinstateMember(acme, "bob"));

    assertBobSpeaks();
  }

  @Test
  void aChildComesBackUnderALivingParentAlone() {
    var child = child();
    given("alice", child);
    given("alice", new DeleteOrganization(child.organizationId(), child.organizationId()));
    given("alice", new DeleteOrganization(acme, acme));

    assertThat(run(operator(), restoring(child.organizationId()))).isEqualTo("PARENT_NOT_FOUND");
    assertThat(run(operator(), restoring(acme))).isEqualTo("ACCEPTED");
    assertThat(run(operator(), restoring(child.organizationId()))).isEqualTo("ACCEPTED");
    assertThat(run("alice", new DeleteOrganization(acme, acme)))
        .isEqualTo("HAS_CHILD_ORGANIZATIONS");
  }

  @Test
  void whatCannotComeBackChangesNothing() {
    given("alice", new DeleteOrganization(acme, acme));
    given("carl", create(acme + "-other", acme));

    assertThat(run(operator(), restoring(acme))).isEqualTo("NAME_TAKEN");
    gateway.clock.pass(Duration.ofDays(31));
    assertThat(run(operator(), restoring(acme))).isEqualTo("RESTORE_TOO_LATE");

    assertThat(gateway.database.eventTypes(acme)).endsWith("OrganizationDeleted");
    assertThat(run("bob", acmePays())).isEqualTo("FORBIDDEN");
  }

  @Test
  void aParentThatIsNotThereIsNotFound() {
    assertThat(run("bob", child(acme + "-unknown"))).isEqualTo("PARENT_NOT_FOUND");
    assertThat(run(operator(), child(acme + "-unknown"))).isEqualTo("PARENT_NOT_FOUND");
    var stranger = new Caller("bob", null, false, null, "other-account", null, false);
    assertThat(run(stranger, child(globex))).isEqualTo("PARENT_NOT_FOUND");
  }

  @Test
  void anOperatorSpeaksForEverybody() {
    assertThat(run(operator(), child())).isEqualTo("ACCEPTED");
    assertThat(run(operator(), acmePays())).isEqualTo("ACCEPTED");
  }
}
