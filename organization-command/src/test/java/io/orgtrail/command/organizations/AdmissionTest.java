package io.orgtrail.command.organizations;

import static io.orgtrail.command.gateway.Scenario.acme;
import static io.orgtrail.command.gateway.Scenario.create;
import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.gateway.Scenario.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.members.MemberCommand.LeaveOrganization;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.organizations.OrganizationCommand.ChangePlan;
import io.orgtrail.api.organizations.OrganizationCommand.RestoreOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.SwitchActiveOrganization;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.projects.ProjectCommand.CreateProject;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.Role;
import io.orgtrail.command.deciding.Decision;
import io.orgtrail.command.gateway.Scenario;
import io.orgtrail.command.organizations.EveryCommand.Row;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may give which command, for every command. Each command here is refused or changes nothing
 * that another one needs, so the tests share their organizations.
 */
class AdmissionTest {

  private static final SeatLimits MANY_SEATS = new SeatLimits(100, null);
  private static final Scenario NONE_AT_ALL = new Scenario();
  private static final Scenario PRIVATE = withEveryRole(acme(MANY_SEATS));
  private static final Scenario PUBLIC = withEveryRole(acme(MANY_SEATS)).isPublic();
  private static final Scenario DELETED = withEveryRole(acme(MANY_SEATS)).isPublic().deleted();
  private static final Scenario AT_ANOTHER_VERSION = withEveryRole(acme(MANY_SEATS)).expecting(99L);

  private static final List<Row> HOLDERS = EveryCommand.HOLDERS;
  private static final List<Row> PROJECT_OWNERS = EveryCommand.PROJECT_OWNERS;
  private static final List<Row> OPERATORS = EveryCommand.OPERATORS;
  private static final List<Row> ANYONE = EveryCommand.ANYONE;

  static Stream<Row> all() {
    return Stream.of(insiders(), EveryCommand.INVITEES.stream(), ANYONE.stream())
        .flatMap(Function.identity());
  }

  static Stream<Row> allButRestoring() {
    return all().filter(row -> !(row.command() instanceof RestoreOrganization));
  }

  static Stream<Row> insiders() {
    return Stream.of(HOLDERS, PROJECT_OWNERS, EveryCommand.MEMBERS, OPERATORS)
        .flatMap(List::stream);
  }

  @Test
  void everyCommandButTheCreationStandsHere() {
    assertThat(Stream.concat(all().map(Row::toString), Stream.of("CreateOrganization")))
        .containsExactlyInAnyOrderElementsOf(MessageCatalogue.commands().keySet());
  }

  @ParameterizedTest
  @FieldSource("HOLDERS")
  void isForWhomeverHoldsThePermission(Row row) {
    for (var role : Role.all()) {
      var holds = role.permissions().stream().map(Permission::wireName).toList();

      assertThat(codeOf(PRIVATE, user(role.name()), row) == ErrorCode.FORBIDDEN)
          .as(role.name())
          .isNotEqualTo(holds.contains(row.permission()));
    }
  }

  @ParameterizedTest
  @FieldSource("OPERATORS")
  void isForNobodyButOperators(Row row) {
    PRIVATE.when("alice", row.command()).thenRejected(ErrorCode.FORBIDDEN);
  }

  @ParameterizedTest
  @FieldSource("PROJECT_OWNERS")
  void isForNobodyButOwnersOfTheProject(Row row) {
    PRIVATE.when("alice", row.command()).thenRejected(ErrorCode.FORBIDDEN);
  }

  @ParameterizedTest
  @MethodSource("all")
  void anOperatorPassesWhateverThePermission(Row row) {
    assertThat(codeOf(acme(), operator(), row))
        .isNotIn(ErrorCode.FORBIDDEN, ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  @ParameterizedTest
  @MethodSource("insiders")
  void aPrivateOrganizationIsNotThereForStrangers(Row row) {
    PRIVATE.when("eve", row.command()).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  @ParameterizedTest
  @FieldSource("ANYONE")
  void aPrivateOrganizationIsNotThereForWhoeverAsks(Row row) {
    PRIVATE.when("eve", row.command()).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  @ParameterizedTest
  @MethodSource("insiders")
  void aPublicOrganizationForbidsStrangers(Row row) {
    PUBLIC.when("eve", row.command()).thenRejected(ErrorCode.FORBIDDEN);
  }

  @ParameterizedTest
  @MethodSource("insiders")
  void whoHasLeftIsAStranger(Row row) {
    PRIVATE.when("olga", row.command()).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  @ParameterizedTest
  @MethodSource("all")
  void anOrganizationThatNeverWasIsNotThereForAnybody(Row row) {
    NONE_AT_ALL.when("alice", row.command()).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
    NONE_AT_ALL.when(operator(), row.command()).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aDeletedOrganizationSaysSoToFormerMembers(Row row) {
    DELETED.when("alice", row.command()).thenRejected(ErrorCode.ORGANIZATION_DELETED);
    DELETED.when("NONE", row.command()).thenRejected(ErrorCode.ORGANIZATION_DELETED);
  }

  @ParameterizedTest
  @MethodSource("allButRestoring")
  void aDeletedOrganizationSaysSoToOperators(Row row) {
    DELETED.when(operator(), row.command()).thenRejected(ErrorCode.ORGANIZATION_DELETED);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aDeletedOrganizationIsNotThereForOthers(Row row) {
    DELETED.when("eve", row.command()).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
    DELETED.when("olga", row.command()).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  @ParameterizedTest
  @MethodSource("all")
  void theVersionIsCheckedBeforeAnyRule(Row row) {
    AT_ANOTHER_VERSION.when(operator(), row.command()).thenRejected(ErrorCode.VERSION_MISMATCH);
  }

  @ParameterizedTest
  @MethodSource("insiders")
  void thePermissionIsCheckedBeforeTheVersion(Row row) {
    AT_ANOTHER_VERSION.when("eve", row.command()).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  @Test
  void theVersionCountsTheEventsOfTheOrganization() {
    var scenario = acme().withMember("bob").withInvitation("carl", "inv-1");

    assertThat(scenario.version()).isEqualTo(4);
    scenario.expecting(4L).given("bob", new SwitchActiveOrganization("acme"));
    assertThat(scenario.version()).isEqualTo(5);
  }

  @Test
  void aCommandWithoutEffectTellsThePresentVersion() {
    var outcome = acme().when("alice", new ChangePlan("acme", Plan.FREEMIUM));

    assertThat(outcome.thenNothing().version()).isEqualTo(2);
  }

  @Test
  void organizationsDoNotKnowEachOther() {
    acme()
        .given("bob", create("other", "Other"))
        .when("bob", new RemoveMember("acme", "alice"))
        .thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  /** Members are called like their roles; olga was an owner and has left. */
  private static Scenario withEveryRole(Scenario scenario) {
    Role.all().forEach(role -> scenario.with(role.name(), role.name()));
    scenario.given(operator(), new CreateProject("acme", "taken", "Taken"));
    return scenario.with("olga", "OWNER").given("olga", new LeaveOrganization("acme"));
  }

  private static ErrorCode codeOf(Scenario scenario, Caller caller, Row row) {
    return scenario.when(caller, row.command()).decision() instanceof Decision.Refused refused
        ? refused.rejection().code()
        : null;
  }
}
