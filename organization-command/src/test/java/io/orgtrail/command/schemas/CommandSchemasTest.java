package io.orgtrail.command.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.roles.Allowed;
import io.orgtrail.api.roles.Permission;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CommandSchemasTest {

  private final CommandSchemas schemas = new CommandSchemas();

  private CommandSchemas.Description command(String name) {
    return schemas.all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  private JsonNode field(String command, String field) {
    return command(command).schema().path("properties").path(field);
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }

  @Test
  void everyCommandOfCallersIsDescribed() {
    assertThat(schemas.all())
        .extracting(CommandSchemas.Description::name)
        .containsExactlyElementsOf(MessageCatalogue.commands().keySet());
  }

  @Test
  void aPatchHasTheRulesOfItsValueAndMayBeLeftOut() {
    var name = field("UpdateTeam", "name");
    assertThat(name.path("type").asString()).isEqualTo("string");
    assertThat(name.path("minLength").asInt()).isEqualTo(1);
    assertThat(name.path("maxLength").asInt()).isEqualTo(200);
    assertThat(name.path("pattern").asString()).startsWith("^(?:").endsWith(")$");
    assertThat(texts(field("UpdateTeam", "description").path("type")))
        .containsExactly("string", "null");
    assertThat(texts(command("UpdateTeam").schema().path("required")))
        .containsExactly("organizationId", "teamId");
  }

  @Test
  void aPatchThatMustBeGivenIsRequired() {
    var limit = field("SetSeatLimit", "limit");
    assertThat(texts(limit.path("type"))).containsExactly("integer", "null");
    assertThat(limit.path("minimum").asInt(-1)).isZero();
    assertThat(texts(command("SetSeatLimit").schema().path("required"))).contains("limit");
  }

  @ParameterizedTest
  @CsvSource({"RegisterWebhook", "UpdateWebhook"})
  void aListHasTheRulesOfItselfAndOfItsItems(String command) {
    var types = field(command, "eventTypes");
    assertThat(types.path("maxItems").asInt()).isEqualTo(200);
    assertThat(types.has("maxLength")).isFalse();
    assertThat(types.path("items").path("type").asString()).isEqualTo("string");
    assertThat(types.path("items").path("minLength").asInt()).isEqualTo(1);
    assertThat(types.path("items").path("maxLength").asInt()).isEqualTo(100);
  }

  @Test
  void settingsAreAnyFewProperties() {
    var settings = field("AddIntegration", "settings");
    assertThat(settings.path("type").asString()).isEqualTo("object");
    assertThat(settings.path("maxProperties").asInt()).isEqualTo(50);
    assertThat(settings.path("additionalProperties").asBoolean(true)).isTrue();
    assertThat(command("AddIntegration").schema().path("additionalProperties").asBoolean(true))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"projectRoles, projectId", "teamRoles, teamId"})
  void rolesOfferedHaveTheirRules(String list, String id) {
    var role = field("InviteMember", list).path("items");
    assertThat(texts(role.path("required"))).containsExactlyInAnyOrder(id, "role");
    assertThat(role.path("properties").path(id).path("pattern").asString()).contains("{1,64}");
    assertThat(role.path("properties").path("role").path("maxLength").asInt()).isEqualTo(64);
    assertThat(role.path("additionalProperties").asBoolean(true)).isFalse();
  }

  @Test
  void anEntryOfManyInvitationsHasTheRulesOfOne() {
    var entry = field("InviteMembers", "invitations").path("items");

    var one = command("InviteMember").schema();
    assertThat(texts(entry.path("required"))).containsExactly("email");
    assertThat(entry.path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(entry.path("properties").propertyNames())
        .contains("email", "projectRoles", "notify")
        .doesNotContain("organizationId")
        .allSatisfy(
            name ->
                assertThat(entry.path("properties").get(name))
                    .isEqualTo(one.path("properties").get(name)));
    assertThat(one.path("properties").has("organizationId")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AddMember           | For holders of members:manage.
          CreateOrganization  | For anyone signed in.
          LeaveOrganization   | For any member, for themselves.
          AcceptInvitation    | For the person whom the invitation is for.
          SetSeatLimit        | For operators.
          AddTeamMember       | For holders of teams:manage and leads of the team.
          RemoveTeamMember    | For holders of teams:manage and leads of the team; any member for themselves.
          RenameProject       | For holders of projects:manage and owners of the project.
          RevokeProjectRole   | For holders of projects:manage and owners of the project; any member for themselves.
          AssignPayer         | For owners of the project.
          """)
  void whoMayGiveACommandIsSaidInWords(String command, String callers) {
    assertThat(command(command).callers()).isEqualTo(callers);
  }

  @Test
  void whoMayGiveACommandIsSaidForPrograms() {
    assertThat(command("AddTeamMember").allowed()).isEqualTo(Allowed.Who.TEAM_LEAD);
    assertThat(command("AddTeamMember").permissions()).containsExactly(Permission.TEAMS_MANAGE);
    assertThat(command("AssignPayer").allowed()).isEqualTo(Allowed.Who.PROJECT_OWNER);
    assertThat(command("AssignPayer").permissions()).isEmpty();
  }
}
