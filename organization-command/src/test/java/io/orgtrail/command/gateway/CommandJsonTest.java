package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.integrations.IntegrationCommand.AddIntegration;
import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
import io.orgtrail.api.members.MemberCommand.ImportMembers;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.organizations.OrganizationCommand.SetSeatLimit;
import io.orgtrail.api.projects.ProjectCommand.ReportProjectUsage;
import io.orgtrail.api.webhooks.WebhookCommand.UpdateWebhook;
import jakarta.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandJsonTest {

  private final CommandJson json =
      new CommandJson(Validation.buildDefaultValidatorFactory().getValidator());

  private <T extends Command> T read(String text, Class<T> type) throws Exception {
    var command = json.read(text.getBytes(StandardCharsets.UTF_8), type);
    json.requireValid(command);
    return command;
  }

  private List<FieldError> wrongFields(String text, Class<? extends Command> type) {
    var thrown = catchThrowableOfType(InvalidFieldsException.class, () -> read(text.strip(), type));
    assertThat(thrown.rejection().code()).isEqualTo(ErrorCode.INVALID);
    return thrown.rejection().fields();
  }

  private static String usage(String datasets) {
    return """
        {"organizationId":"acme","projectId":"p","datasets":%s,"tasks":1}"""
        .formatted(datasets);
  }

  private static String settings(String settings) {
    return """
        {"organizationId":"acme","name":"Roles","kind":"IAM","provider":"AWS","settings":%s}"""
        .formatted(settings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "1e99", "1.5", "1e400"})
  void aNumberThatIsNoWholeOneInRangeIsNamed(String number) {
    assertThat(wrongFields(usage(number), ReportProjectUsage.class))
        .extracting(FieldError::field)
        .containsExactly("datasets");
  }

  @Test
  void theLargestNumbersAreTaken() throws Exception {
    assertThat(read(usage("9223372036854775807"), ReportProjectUsage.class).datasets())
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aNumberOutOfRangeOfAPatchIsNamed() {
    assertThat(
            wrongFields("{\"organizationId\":\"acme\",\"limit\":2147483648}", SetSeatLimit.class))
        .containsExactly(new FieldError("limit", "is a number out of range"));
  }

  @Test
  void anElementOfAListIsNamedByItsIndex() {
    assertThat(
            wrongFields(
                """
                {"organizationId":"acme","email":"bob@example.com","projectRoles":[null],
                 "teamRoles":[{"teamId":"t","role":"LEAD"},{"teamId":"no id","role":""}]}""",
                InviteMember.class))
        .extracting(FieldError::field)
        .containsExactly("projectRoles[0]", "teamRoles[1].role", "teamRoles[1].teamId");
    assertThat(
            wrongFields(
                """
                {"organizationId":"acme","webhookId":"w","eventTypes":["MemberAdded",null]}""",
                UpdateWebhook.class))
        .extracting(FieldError::field)
        .containsExactly("eventTypes[1]");
  }

  @Test
  void anUnknownFieldInsideIsNamedByItsPath() {
    assertThat(
            wrongFields(
                """
                {"organizationId":"acme","members":[
                 {"userId":"bob","joinedAt":"2019-05-04T10:00:00Z"},
                 {"userId":"cleo","joinedAt":"2019-05-04T10:00:00Z","nick":{"name":"C"}}]}""",
                ImportMembers.class))
        .extracting(FieldError::field)
        .containsExactly("members[1].nick");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1.5",
        "true",
        "[]",
        "\"yesterday\"",
        "\"2019-05-04\"",
        "\"2019-05-04T10:00:00\"",
        "\"1969-12-31T23:59:59Z\"",
        "\"9999-12-31T23:59:59Z\"",
        "\"+999999999-12-31T23:59:59Z\""
      })
  void whatIsNoTimeOfThePastIsNamed(String time) {
    assertThat(wrongFields(joining(time), ImportMembers.class))
        .extracting(FieldError::field)
        .containsExactly("members[0].joinedAt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2019-05-04T10:00:00Z", "2019-05-04T12:00:00+02:00", "2019-05-04T10:00:00.000Z"})
  void aTimeHasAnyOffset(String time) throws Exception {
    assertThat(read(joining("\"" + time + "\""), ImportMembers.class).members().get(0).joinedAt())
        .isEqualTo("2019-05-04T10:00:00Z");
  }

  private static String joining(String time) {
    return "{\"organizationId\":\"acme\",\"members\":[{\"userId\":\"bob\",\"joinedAt\":%s}]}"
        .formatted(time);
  }

  @Test
  void settingsHoldAnyJsonThatIsNotDeep() throws Exception {
    var command =
        read(settings("{\"a\":[1,2.5,true,null],\"b\":{\"c\":\"d\"}}"), AddIntegration.class);

    assertThat(command.settings()).containsOnlyKeys("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"b\\u0000c\"}",
        "{\"a\":{\"b\":\"\\ud800\"}}",
        "{\"a\":[\"\\u0007\"]}",
        "{\"a\\u0000\":1}",
        "{\"a\":1e400}",
        "{\"\":1}",
        "[]",
        "1"
      })
  void settingsThatCannotBeKeptAreNamed(String settings) {
    assertThat(wrongFields(settings(settings), AddIntegration.class))
        .allSatisfy(error -> assertThat(error.field()).startsWith("settings"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1_000, 100_000})
  void deepNestingIsUnreadable(int depth) {
    var nested = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);

    var thrown =
        catchThrowableOfType(
            UnreadableException.class, () -> read(settings(nested), AddIntegration.class));

    assertThat(thrown.rejection().detail()).contains("nested");
  }
}
