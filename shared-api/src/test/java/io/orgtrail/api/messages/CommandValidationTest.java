package io.orgtrail.api.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.members.MemberCommand.LeaveOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import io.orgtrail.api.people.PersonCommand.ForgetPerson;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandValidationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AcceptInvitation | invitationId",
        "AddIntegration | kind name provider",
        "AddMember | userId",
        "AddTeamMember | teamId userId",
        "ApplyCache | podType",
        "ApproveJoinRequest | userId",
        "AssignPayer | payerOrganizationId projectId",
        "CancelInvitation | invitationId",
        "ChangeMemberRole | role userId",
        "ChangePlan | plan",
        "ChangeTeamMemberRole | role teamId userId",
        "CreateOrganization | name",
        "CreateProject | name",
        "CreateResourceTag | color text",
        "CreateTeam | name",
        "DeclineInvitation | invitationId",
        "DefineRole | permissions role",
        "DeleteOrganization | confirmation",
        "DeleteProject | projectId",
        "DeleteResourceTag | tagId",
        "DeleteRole | role",
        "DeleteTeam | teamId",
        "DeleteWebhook | webhookId",
        "DestroyCache | ''",
        "ForgetPerson | userId",
        "GrantProjectRole | projectId role userId",
        "ImportMembers | members",
        "ImportOrganization | createdAt name owner source",
        "InviteMember | email",
        "InviteMembers | invitations",
        "LeaveOrganization | ''",
        "RedeliverWebhooks | fromPosition webhookId",
        "RegisterWebhook | url",
        "ReinstateMember | userId",
        "RejectJoinRequest | userId",
        "RemoveIntegration | integrationId",
        "RemoveMember | userId",
        "RemoveTeamMember | teamId userId",
        "RenameProject | name projectId",
        "ReportProjectUsage | datasets projectId tasks",
        "RequestToJoin | ''",
        "ResendInvitation | invitationId",
        "RestoreOrganization | ''",
        "RevokeProjectRole | projectId userId",
        "RotateWebhookSecret | webhookId",
        "SetDefaultIntegration | integrationId",
        "SetIntegrationAvailability | available integrationId",
        "SetSeatLimit | limit",
        "SwitchActiveOrganization | ''",
        "TransferOwnership | newOwnerUserId",
        "UpdateOrganization | ''",
        "UpdateResourceTag | tagId",
        "UpdateTeam | teamId",
        "UpdateWebhook | webhookId",
        "WithdrawJoinRequest | ''"
      })
  void namesTheFieldsThatAreMissing(String command, String missing) {
    var type = MessageCatalogue.commands().get(command);
    var fields = Arrays.stream(missing.split(" ")).filter(field -> !field.isEmpty()).toList();

    assertThat(Violations.of(type, "{\"organizationId\":\"acme\"}")).isEqualTo(fields);
    assertThat(Violations.of(type, "{}")).containsAll(fields);
    // The gateway finds an id for an organization that is made without one.
    assertThat(Violations.of(type, "{}").contains("organizationId"))
        .isEqualTo(type != CreateOrganization.class && type != ForgetPerson.class);
  }

  @Test
  void everyCommandIsChecked() {
    var checked =
        Arrays.stream(CommandValidationTest.class.getDeclaredMethods())
            .filter(method -> method.getName().equals("namesTheFieldsThatAreMissing"))
            .flatMap(method -> Arrays.stream(method.getAnnotation(CsvSource.class).value()))
            .map(row -> row.substring(0, row.indexOf(' ')))
            .toList();

    assertThat(checked).containsExactlyElementsOf(MessageCatalogue.commands().keySet());
  }

  static Stream<Arguments> idsThatMayBeChosen() {
    return fields(name -> name.endsWith("Id") && !name.endsWith("serId"));
  }

  static Stream<Arguments> idsOfUsers() {
    return fields(name -> name.endsWith("serId"));
  }

  @ParameterizedTest
  @MethodSource("idsThatMayBeChosen")
  void everyIdKeepsToTheLettersOfIds(Class<? extends Command> command, String field) {
    assertThat(with(command, field, "a b")).contains(field);
    assertThat(with(command, field, "")).contains(field);
    assertThat(with(command, field, "x".repeat(65))).contains(field);
  }

  @ParameterizedTest
  @MethodSource("idsOfUsers")
  void idsOfUsersComeFromOutside_andAreNeitherBlankNorLong(
      Class<? extends Command> command, String field) {
    assertThat(with(command, field, " ")).contains(field);
    assertThat(with(command, field, "x".repeat(256))).contains(field);
    assertThat(with(command, field, "a|b c@" + "x".repeat(249))).doesNotContain(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A-Z_09", "3f0c2b9e-7f0e-4a6e-9a55-0b1f3b7a9c11"})
  void acceptsIds(String id) {
    assertThat(Violations.of(new LeaveOrganization(id))).isEmpty();
    assertThat(Violations.of(new LeaveOrganization("x".repeat(64)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a/b", "a.b", "ä", "a\n", "a@b"})
  void rejectsWhatIsNoId(String id) {
    assertThat(Violations.of(new LeaveOrganization(id))).isEqualTo(List.of("organizationId"));
    assertThat(Violations.of(new LeaveOrganization("x".repeat(65)))).isNotEmpty();
  }

  private static Stream<Arguments> fields(Predicate<String> named) {
    return MessageCatalogue.commands().values().stream()
        .flatMap(
            command ->
                Stream.of(command.getRecordComponents())
                    .map(RecordComponent::getName)
                    .filter(named)
                    .map(field -> Arguments.of(command, field)));
  }

  private static List<String> with(Class<? extends Command> command, String field, String value) {
    return Violations.of(command, "{\"" + field + "\":\"" + value + "\"}");
  }
}
