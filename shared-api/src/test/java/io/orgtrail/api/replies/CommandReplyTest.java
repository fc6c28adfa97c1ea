package io.orgtrail.api.replies;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.messages.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CommandReplyTest {

  private static final CommandReply.Accepted ACCEPTED =
      new CommandReply.Accepted(
          "c-1",
          "InviteMember",
          "acme",
          Map.of("invitationId", "inv-1"),
          List.of("MemberInvited"),
          17,
          4711L,
          false,
          false);

  private static final CommandReply.Rejected REJECTED =
      new CommandReply.Rejected(
          "c-1",
          "InviteMember",
          "acme",
          Rejection.ofField(ErrorCode.ALREADY_INVITED, "email", "has an invitation").body(),
          false);

  @Test
  void writesAcceptedCommands() {
    assertThat(tree(json(ACCEPTED)))
        .isEqualTo(
            tree(
                """
            {"commandId":"c-1","command":"InviteMember","organizationId":"acme",\
            "status":"ACCEPTED","result":{"invitationId":"inv-1"},"events":["MemberInvited"],\
            "version":17,"position":4711,"duplicate":false}"""));
  }

  @Test
  void writesRejectedCommands() {
    assertThat(tree(json(REJECTED)))
        .isEqualTo(
            tree(
                """
            {"commandId":"c-1","command":"InviteMember","organizationId":"acme",\
            "status":"REJECTED","error":{"code":"ALREADY_INVITED","status":409,\
            "title":"Already invited","detail":"email: has an invitation",\
            "fields":[{"field":"email","message":"has an invitation"}]},"duplicate":false}"""));
  }

  @Test
  void leavesOutFieldsWhenNoneIsToBlame() {
    var error = Rejection.of(ErrorCode.LAST_OWNER, "The only owner.").body();

    assertThat(json(error))
        .isEqualTo(
            """
            {"code":"LAST_OWNER","status":409,"title":"An organization always has an owner",\
            "detail":"The only owner."}""");
  }

  @Test
  void saysThatADryRunChangedNothingAndHasNoPosition() {
    var dry =
        new CommandReply.Accepted(
            "c-1", "LeaveOrganization", "acme", Map.of(), List.of(), 17, null, false, true);

    assertThat(json(dry)).contains("\"position\":null", "\"dryRun\":true");
  }

  @Test
  void readsBackWhatItWrote() {
    assertThat(Json.mapper().readValue(json(ACCEPTED), CommandReply.class)).isEqualTo(ACCEPTED);
    assertThat(Json.mapper().readValue(json(REJECTED), CommandReply.class)).isEqualTo(REJECTED);
  }

  @Test
  void readsBackADryRun() {
    var dry =
        new CommandReply.Accepted(
            "c-1", "LeaveOrganization", "acme", Map.of(), List.of(), 17, null, false, true);

    assertThat(Json.mapper().readValue(json(dry), CommandReply.class)).isEqualTo(dry);
  }

  @Test
  void repeatsTheSameAnswerMarkedAsDuplicate() {
    assertThat(json(ACCEPTED.again()))
        .isEqualTo(json(ACCEPTED).replace("\"duplicate\":false", "\"duplicate\":true"));
    assertThat(json(REJECTED.again()))
        .isEqualTo(json(REJECTED).replace("\"duplicate\":false", "\"duplicate\":true"));
  }

  @Test
  void learnsItsPositionAtTheCommit() {
    assertThat(ACCEPTED.at(4712).position()).isEqualTo(4712);
    assertThat(ACCEPTED.at(4711)).isEqualTo(ACCEPTED);
  }

  @Test
  void namesEveryFieldThatIsWrong() {
    var fields = List.of(new FieldError("email", "must not be blank"), new FieldError("role", "?"));

    assertThat(Rejection.invalid(fields).body())
        .isEqualTo(
            new Rejection.Body(
                "INVALID", 400, "Invalid input", "email: must not be blank; role: ?", fields));
  }

  private static JsonNode tree(String json) {
    return Json.mapper().readTree(json);
  }

  private static String json(Object value) {
    return Json.mapper().writeValueAsString(value);
  }
}
