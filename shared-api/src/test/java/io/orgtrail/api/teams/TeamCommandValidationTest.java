package io.orgtrail.api.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.messages.Violations;
import io.orgtrail.api.teams.TeamCommand.AddTeamMember;
import io.orgtrail.api.teams.TeamCommand.ChangeTeamMemberRole;
import io.orgtrail.api.teams.TeamCommand.CreateTeam;
import io.orgtrail.api.teams.TeamCommand.UpdateTeam;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;

class TeamCommandValidationTest {

  @Test
  void acceptsATeamWithANameAlone() {
    assertThat(creating("\"name\":\"Night Shift\"")).isEmpty();
    assertThat(
            creating(
                "\"teamId\":null,\"name\":\"N\",\"slug\":null,\"description\":null,\"color\":null"))
        .isEmpty();
  }

  @Test
  void acceptsATeamWithEverything() {
    var fields =
        """
        "name":"Night Shift","slug":"night-shift","description":"Labels\\nlate","color":"#1A2b3C\"""";

    assertThat(creating("\"teamId\":\"team-1\"," + fields)).isEmpty();
    assertThat(updating(fields)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"name, 200", "slug, 63", "description, 2000", "color, 64"})
  void limitsLengths(String field, int longest) {
    var longestText = field(field, "x".repeat(longest));
    var tooLong = field(field, "x".repeat(longest + 1));

    assertThat(updating(longestText)).isEmpty();
    assertThat(creating(named(field, longestText))).isEmpty();
    assertThat(updating(tooLong)).containsExactly(field);
    assertThat(creating(named(field, tooLong))).containsExactly(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\\t", "a\\nb"})
  void rejectsNamesThatAreBlankOrOfSeveralLines(String name) {
    assertThat(creating(field("name", name))).containsExactly("name");
    assertThat(updating(field("name", name))).containsExactly("name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Night", "-night", "night-", "night--shift", "night shift"})
  void rejectsWhatIsNoSlug(String slug) {
    assertThat(creating("\"name\":\"Night\"," + field("slug", slug))).containsExactly("slug");
    assertThat(updating(field("slug", slug))).containsExactly("slug");
  }

  /** What a colour is, is a rule of the domain, with a code of its own. */
  @Test
  void leavesTheColorToTheDecision() {
    assertThat(creating("\"name\":\"Night\",\"color\":\"dark\"")).isEmpty();
    assertThat(updating("\"color\":\"\"")).isEmpty();
  }

  @Test
  void clearsWhatMayBeEmpty_andNothingElse() {
    assertThat(updating("\"description\":null,\"color\":null")).isEmpty();
    assertThat(updating("\"name\":null,\"slug\":null")).containsExactly("name", "slug");
  }

  @Test
  void tellsFieldsLeftOutFromThoseCleared() {
    var update = readUpdate("\"name\":\"Night\",\"color\":null");

    assertThat(update)
        .isEqualTo(
            new UpdateTeam(
                "acme",
                "team-1",
                Patch.to("Night"),
                Patch.absent(),
                Patch.absent(),
                Patch.to(null)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "slug", "description", "color"})
  void rejectsAListAsAText(String field) {
    assertThatThrownBy(() -> updating("\"" + field + "\":[\"x\"]"))
        .isInstanceOf(DatabindException.class)
        .hasMessageContaining("[\"" + field + "\"]");
  }

  @Test
  void addsAMemberWithTheRoleMember_whenNotSaidOtherwise() {
    assertThat(new AddTeamMember("acme", "team-1", "bob", null).role()).isEqualTo("MEMBER");
    assertThat(new AddTeamMember("acme", "team-1", "bob", "LEAD").role()).isEqualTo("LEAD");
  }

  @ParameterizedTest
  @CsvSource({"'', false", "' ', false", "LEAD, true", "KING, true"})
  void rejectsABlankRole_andLeavesItsNameToTheDecision(String role, boolean valid) {
    var wrong = valid ? List.<String>of() : List.of("role");

    assertThat(Violations.of(new AddTeamMember("acme", "team-1", "bob", role))).isEqualTo(wrong);
    assertThat(Violations.of(new ChangeTeamMemberRole("acme", "team-1", "bob", role)))
        .isEqualTo(wrong);
  }

  @Test
  void limitsTheLengthOfRoles() {
    assertThat(Violations.of(new AddTeamMember("acme", "team-1", "bob", "x".repeat(65))))
        .containsExactly("role");
    assertThat(Violations.of(new ChangeTeamMemberRole("acme", "team-1", "bob", "x".repeat(65))))
        .containsExactly("role");
    assertThat(Violations.of(new ChangeTeamMemberRole("acme", "team-1", "bob", "x".repeat(64))))
        .isEmpty();
  }

  private static List<String> creating(String fields) {
    return Violations.of(CreateTeam.class, "{\"organizationId\":\"acme\"," + fields + "}");
  }

  private static List<String> updating(String fields) {
    return Violations.of(readUpdate(fields));
  }

  private static UpdateTeam readUpdate(String fields) {
    return Json.mapper()
        .readValue(
            "{\"organizationId\":\"acme\",\"teamId\":\"team-1\"," + fields + "}", UpdateTeam.class);
  }

  private static String field(String name, String value) {
    return "\"" + name + "\":\"" + value + "\"";
  }

  private static String named(String field, String fields) {
    return field.equals("name") ? fields : "\"name\":\"Night\"," + fields;
  }
}
