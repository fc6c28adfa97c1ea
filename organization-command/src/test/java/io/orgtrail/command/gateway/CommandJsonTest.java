package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.integrations.IntegrationCommand.AddIntegration;
import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
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
