package io.orgtrail.api.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.members.MemberCommand.LeaveOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandValidationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AcceptInvitation | invitationId",
        "AddMember | userId",
        "ApproveJoinRequest | userId",
        "CancelInvitation | invitationId",
        "ChangeMemberRole | role userId",
        "ChangePlan | plan",
        "CreateOrganization | name",
        "DeclineInvitation | invitationId",
        "DeleteOrganization | confirmation",
        "InviteMember | email",
        "InviteMembers | invitations",
        "LeaveOrganization | ''",
        "RejectJoinRequest | userId",
        "RemoveMember | userId",
        "RequestToJoin | ''",
        "ResendInvitation | invitationId",
        "SetSeatLimit | limit",
        "SwitchActiveOrganization | ''",
        "TransferOwnership | newOwnerUserId",
        "UpdateOrganization | ''",
        "WithdrawJoinRequest | ''"
      })
  void namesTheFieldsThatAreMissing(String command, String missing) {
    var type = MessageCatalogue.commands().get(command);
    var fields = Arrays.stream(missing.split(" ")).filter(field -> !field.isEmpty()).toList();

    assertThat(Violations.of(type, "{\"organizationId\":\"acme\"}")).isEqualTo(fields);
    assertThat(Violations.of(type, "{}")).containsAll(fields);
    // The gateway finds an id for an organization that is made without one.
    assertThat(Violations.of(type, "{}").contains("organizationId"))
        .isEqualTo(type != CreateOrganization.class);
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
}
