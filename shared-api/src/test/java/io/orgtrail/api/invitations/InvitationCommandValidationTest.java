package io.orgtrail.api.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.invitations.InvitationCommand.AcceptInvitation;
import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
import io.orgtrail.api.invitations.InvitationCommand.InviteMembers;
import io.orgtrail.api.invitations.InvitationCommand.ResendInvitation;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.Violations;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvitationCommandValidationTest {

  private static final String ENTRY = "{\"email\":\"bob@example.com\"}";

  @Test
  void fillsInWhatTheCallerLeavesOut() {
    var command =
        Json.mapper()
            .readValue(
                "{\"organizationId\":\"acme\",\"email\":\"bob@example.com\"}", InviteMember.class);

    assertThat(command)
        .isEqualTo(new InviteMember("acme", "bob@example.com", "MEMBER", 7, null, true, null));
    assertThat(new ResendInvitation("acme", "inv-1", null).expiresInDays()).isEqualTo(7);
  }

  @Test
  void readsAndWritesNotify() {
    var command =
        Json.mapper()
            .readValue(
                "{\"organizationId\":\"acme\",\"email\":\"b@x.com\",\"notify\":false}",
                InviteMember.class);

    assertThat(command.sendMail()).isFalse();
    assertThat(Json.mapper().writeValueAsString(command))
        .contains("\"notify\":false")
        .doesNotContain("sendMail");
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "30, true", "31, false"})
  void lastsOneToThirtyDays(int days, boolean valid) {
    var wrong = valid ? List.<String>of() : List.of("expiresInDays");

    assertThat(
            Violations.of(
                new InviteMember("acme", "bob@example.com", null, days, null, null, null)))
        .isEqualTo(wrong);
    assertThat(Violations.of(new ResendInvitation("acme", "inv-1", days))).isEqualTo(wrong);
  }

  @Test
  void rejectsWhatIsTooLong() {
    assertThat(
            Violations.of(
                new InviteMember("acme", text(321), text(65), 7, text(1001), true, text(65))))
        .containsExactly("email", "invitationId", "message", "role");
    assertThat(Violations.of(new AcceptInvitation("acme", "inv-1", text(201))))
        .containsExactly("secret");
  }

  /** Whether it is an address is a rule of the domain, with a code of its own. */
  @Test
  void leavesTheAddressToTheDecision() {
    assertThat(Violations.of(new InviteMember("acme", "nonsense", null, null, null, null, null)))
        .isEmpty();
  }

  @Test
  void invitesAtLeastOneAndAtMostAThousand() {
    assertThat(inviting("")).containsExactly("invitations");
    assertThat(inviting(ENTRY)).isEmpty();
    assertThat(inviting(String.join(",", Collections.nCopies(1000, ENTRY)))).isEmpty();
    assertThat(inviting(String.join(",", Collections.nCopies(1001, ENTRY))))
        .containsExactly("invitations");
  }

  @Test
  void judgesEntriesLater_eachByItself() {
    assertThat(inviting("{},{\"email\":\"bob@example.com\",\"expiresInDays\":99}")).isEmpty();
  }

  @Test
  void rejectsAnEntryThatIsNull() {
    assertThat(inviting(ENTRY + ",null")).containsExactly("invitations[1].<list element>");
  }

  private static List<String> inviting(String entries) {
    return Violations.of(
        InviteMembers.class, "{\"organizationId\":\"acme\",\"invitations\":[" + entries + "]}");
  }

  private static String text(int length) {
    return "x".repeat(length);
  }
}
