package io.orgtrail.api.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.invitations.InvitationCommand.AcceptInvitation;
import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
import io.orgtrail.api.invitations.InvitationCommand.InviteMembers;
import io.orgtrail.api.invitations.InvitationCommand.ResendInvitation;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.Violations;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.TeamRole;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
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
        .isEqualTo(
            new InviteMember(
                "acme", "bob@example.com", "MEMBER", List.of(), List.of(), 7, null, true, null));
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

    assertThat(Violations.of(inviting(null, null, days))).isEqualTo(wrong);
    assertThat(Violations.of(new ResendInvitation("acme", "inv-1", days))).isEqualTo(wrong);
  }

  @Test
  void rejectsWhatIsTooLong() {
    assertThat(
            Violations.of(
                new InviteMember(
                    "acme", text(321), text(65), null, null, 7, text(1001), true, text(65))))
        .containsExactly("email", "invitationId", "message", "role");
    assertThat(Violations.of(new AcceptInvitation("acme", "inv-1", text(201))))
        .containsExactly("secret");
  }

  /** Whether it is an address is a rule of the domain, with a code of its own. */
  @Test
  void leavesTheAddressToTheDecision() {
    assertThat(
            Violations.of(
                new InviteMember("acme", "nonsense", null, null, null, null, null, null, null)))
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

  @Test
  void offersRolesInProjectsAndTeams() {
    assertThat(
            Violations.of(
                inviting(
                    Collections.nCopies(100, new ProjectRole("cats", text(64))),
                    Collections.nCopies(100, new TeamRole("night-shift", text(64))),
                    null)))
        .isEmpty();
  }

  @Test
  void offersAtMostAHundredRolesOfAKind() {
    assertThat(
            Violations.of(
                inviting(
                    Collections.nCopies(101, new ProjectRole("cats", "WORKER")),
                    Collections.nCopies(101, new TeamRole("night-shift", "LEAD")),
                    null)))
        .containsExactly("projectRoles", "teamRoles");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | projectId role",
        "{\"projectId\":\"a b\",\"role\":\" \"} | projectId role",
        "{\"projectId\":null,\"role\":\"WORKER\"} | projectId",
        "{\"projectId\":\"cats\",\"role\":null} | role"
      })
  void namesWhatIsWrongInARole(String role, String wrong) {
    assertThat(offering("\"projectRoles\":[" + role + "]"))
        .isEqualTo(paths("projectRoles[0].", wrong));
    assertThat(offering("\"teamRoles\":[" + role.replace("projectId", "teamId") + "]"))
        .containsExactlyInAnyOrderElementsOf(
            paths("teamRoles[0].", wrong.replace("projectId", "teamId")));
  }

  @Test
  void rejectsRolesThatAreTooLong() {
    assertThat(
            Violations.of(
                inviting(
                    List.of(new ProjectRole(text(65), text(65))),
                    List.of(new TeamRole(text(65), text(65))),
                    null)))
        .containsExactly(
            "projectRoles[0].projectId",
            "projectRoles[0].role",
            "teamRoles[0].role",
            "teamRoles[0].teamId");
  }

  @Test
  void rejectsARoleThatIsNull() {
    assertThat(
            offering(
                """
                "projectRoles":[{"projectId":"cats","role":"WORKER"},null],"teamRoles":[null]"""))
        .containsExactly("projectRoles[1].<list element>", "teamRoles[0].<list element>");
  }

  @Test
  void offersNoRoles_whenThereAreNone() {
    assertThat(offering("\"projectRoles\":null,\"teamRoles\":null")).isEmpty();
    assertThat(inviting(null, null, null).projectRoles()).isEmpty();
    assertThat(inviting(null, null, null).teamRoles()).isEmpty();
  }

  @Test
  void anEntryOffersTheSameAsACommand() {
    var fields =
        """
        "email":"bob@example.com","role":"NONE","projectRoles":[{"projectId":"cats","role":"OWNER"}],\
        "teamRoles":[{"teamId":"night-shift","role":"LEAD"}],"expiresInDays":3,"message":"Hello",\
        "notify":false,"invitationId":"inv-1\"""";
    var many = read("{\"invitations\":[{" + fields + "}]}", InviteMembers.class);

    assertThat(many.invitations().get(0).in("acme"))
        .isEqualTo(read("{\"organizationId\":\"acme\"," + fields + "}", InviteMember.class));
  }

  private static InviteMember inviting(
      List<ProjectRole> projectRoles, List<TeamRole> teamRoles, Integer days) {
    return new InviteMember(
        "acme", "bob@example.com", "NONE", projectRoles, teamRoles, days, null, null, null);
  }

  private static List<String> offering(String roles) {
    return Violations.of(
        InviteMember.class,
        "{\"organizationId\":\"acme\",\"email\":\"bob@example.com\"," + roles + "}");
  }

  private static List<String> paths(String prefix, String names) {
    return Stream.of(names.split(" ")).map(prefix::concat).toList();
  }

  private static <T> T read(String json, Class<T> type) {
    return Json.mapper().readValue(json, type);
  }

  private static List<String> inviting(String entries) {
    return Violations.of(
        InviteMembers.class, "{\"organizationId\":\"acme\",\"invitations\":[" + entries + "]}");
  }

  private static String text(int length) {
    return "x".repeat(length);
  }
}
