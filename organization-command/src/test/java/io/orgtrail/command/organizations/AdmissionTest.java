package io.orgtrail.command.organizations;

import static io.orgtrail.command.gateway.Scenario.acme;
import static io.orgtrail.command.gateway.Scenario.create;
import static io.orgtrail.command.gateway.Scenario.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.organizations.OrganizationCommand.ChangePlan;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.ImportOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.RestoreOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.SwitchActiveOrganization;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.api.people.PersonCommand;
import io.orgtrail.command.deciding.Decision;
import io.orgtrail.command.gateway.Scenario;
import io.orgtrail.command.testing.EveryCommand;
import io.orgtrail.command.testing.PermissionTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may give which command, as the documentation says: every command by every kind of caller. A
 * command or a row without the other fails.
 */
class AdmissionTest {

  private static final String MAY = "may";

  /** What those hear who may not. */
  private static final Set<ErrorCode> REFUSALS =
      EnumSet.of(
          ErrorCode.FORBIDDEN,
          ErrorCode.ORGANIZATION_NOT_FOUND,
          ErrorCode.ORGANIZATION_DELETED,
          ErrorCode.EMAIL_MISMATCH,
          ErrorCode.EMAIL_NOT_VERIFIED);

  private static final Map<String, String> TABLE = PermissionTable.rows("commands");
  private static final List<Somebody> EVERYBODY = Somebody.all();
  private static final Scenario NONE_AT_ALL = new Scenario();
  private static final Scenario PRIVATE = Somebody.acme(Visibility.PRIVATE);
  private static final Scenario PUBLIC = Somebody.acme(Visibility.PUBLIC);
  private static final Scenario DELETED = Somebody.acme(Visibility.PUBLIC).deleted();
  private static final Scenario AT_ANOTHER_VERSION =
      Somebody.acme(Visibility.PRIVATE).expecting(99L);

  /** A command, and those who may give it. */
  private record Row(Command command, Set<String> who) {

    static Row of(Command command) {
      var who = TABLE.getOrDefault(command.getClass().getSimpleName(), "nobody");
      return new Row(command, Set.of(who.split(", | or ")));
    }

    boolean isFor(Somebody somebody) {
      return who.stream().anyMatch(somebody.traits()::contains);
    }

    @Override
    public String toString() {
      return command.getClass().getSimpleName();
    }
  }

  static Stream<Row> all() {
    return EveryCommand.all().stream().map(Row::of);
  }

  static Stream<Row> allOfAnOrganization() {
    return all().filter(row -> !isCreation(row) && !isAboutAPerson(row));
  }

  @Test
  void theTableHasEveryCommand() {
    assertThat(TABLE.keySet()).isEqualTo(MessageCatalogue.commands().keySet());
    assertThat(all().map(Row::toString))
        .containsExactlyInAnyOrderElementsOf(MessageCatalogue.commands().keySet());
  }

  @ParameterizedTest
  @MethodSource("all")
  void theTableNamesKindsOfCallersThatAreTried(Row row) {
    assertThat(EVERYBODY.stream().flatMap(each -> each.traits().stream())).containsAll(row.who());
  }

  @ParameterizedTest
  @MethodSource("all")
  void isTakenFromThoseWhomTheTableNames_andFromNobodyElse(Row row) {
    assertThat(answers(PRIVATE, row)).isEqualTo(expected(it -> inPrivate(row, it)));
    assertThat(answers(PUBLIC, row)).isEqualTo(expected(it -> inPublic(row, it)));
  }

  @ParameterizedTest
  @MethodSource("allOfAnOrganization")
  void aDeletedOrganizationSaysSoToItsMembersAndOperatorsAlone(Row row) {
    assertThat(answers(DELETED, row)).isEqualTo(expected(it -> inDeleted(row, it)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void isAcceptedFromSomebody(Row row) {
    assertThat(Stream.of(PRIVATE, PUBLIC, DELETED))
        .anyMatch(acme -> EVERYBODY.stream().anyMatch(it -> isAccepted(acme, it, row)));
  }

  @ParameterizedTest
  @MethodSource("allOfAnOrganization")
  void anOrganizationThatNeverWasIsNotThereForAnybody(Row row) {
    NONE_AT_ALL.when("alice", row.command()).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
    NONE_AT_ALL.when(operator(), row.command()).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  @ParameterizedTest
  @MethodSource("allOfAnOrganization")
  void theVersionIsCheckedBeforeAnyRule(Row row) {
    AT_ANOTHER_VERSION.when(operator(), row.command()).thenRejected(ErrorCode.VERSION_MISMATCH);
  }

  @ParameterizedTest
  @MethodSource("allOfAnOrganization")
  void thePermissionIsCheckedBeforeTheVersion(Row row) {
    if (!row.who().contains(Somebody.INVITEE)) {
      AT_ANOTHER_VERSION.when("eve", row.command()).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
    }
  }

  /** Who is invited proves it by what the token says, whatever else they are. */
  private static String inPrivate(Row row, Somebody somebody) {
    if (row.who().contains(Somebody.INVITEE)) {
      return toInvitee(row, somebody);
    }
    var may =
        row.isFor(somebody) || somebody.isOperator() || row.command() instanceof CreateOrganization;
    return may ? MAY : refusal(somebody, hidden(row));
  }

  private static String inPublic(Row row, Somebody somebody) {
    if (row.who().contains(Somebody.INVITEE)) {
      return toInvitee(row, somebody);
    }
    var may = row.isFor(somebody) || somebody.isOperator() || row.who().contains(Somebody.ANYONE);
    return may ? MAY : refusal(somebody, ErrorCode.FORBIDDEN);
  }

  private static String inDeleted(Row row, Somebody somebody) {
    if (row.command() instanceof RestoreOrganization && somebody.isOperator()) {
      return MAY;
    }
    var may = somebody.isMember() || somebody.isOperator();
    return (may ? ErrorCode.ORGANIZATION_DELETED : ErrorCode.ORGANIZATION_NOT_FOUND).name();
  }

  private static String toInvitee(Row row, Somebody somebody) {
    if (!row.isFor(somebody)) {
      return ErrorCode.EMAIL_MISMATCH.name();
    }
    return somebody.caller().emailVerified() ? MAY : ErrorCode.EMAIL_NOT_VERIFIED.name();
  }

  private static String refusal(Somebody somebody, ErrorCode toStrangers) {
    return (somebody.isMember() ? ErrorCode.FORBIDDEN : toStrangers).name();
  }

  /** What concerns no organization cannot hide one. */
  private static ErrorCode hidden(Row row) {
    return isAboutAPerson(row) || isCreation(row)
        ? ErrorCode.FORBIDDEN
        : ErrorCode.ORGANIZATION_NOT_FOUND;
  }

  private static boolean isAboutAPerson(Row row) {
    return row.command() instanceof PersonCommand;
  }

  /** What is not there yet is hidden from nobody. */
  private static boolean isCreation(Row row) {
    return row.command() instanceof CreateOrganization
        || row.command() instanceof ImportOrganization;
  }

  private static Map<String, String> expected(Function<Somebody, String> answer) {
    return EVERYBODY.stream().collect(Collectors.toMap(Somebody::toString, answer));
  }

  private static Map<String, String> answers(Scenario acme, Row row) {
    return expected(somebody -> answer(acme.whenTried(somebody.caller(), row.command())));
  }

  private static String answer(Scenario.Outcome outcome) {
    return outcome.decision() instanceof Decision.Refused refused
            && REFUSALS.contains(refused.rejection().code())
        ? refused.rejection().code().name()
        : MAY;
  }

  private static boolean isAccepted(Scenario acme, Somebody somebody, Row row) {
    return acme.whenTried(somebody.caller(), row.command()).decision() instanceof Decision.Accepted;
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
}
