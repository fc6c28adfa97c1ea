package io.orgtrail.command.organizations;

import static net.jqwik.api.Combinators.combine;

import io.orgtrail.api.integrations.IntegrationCommand.AddIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.RemoveIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.SetDefaultIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.SetIntegrationAvailability;
import io.orgtrail.api.integrations.IntegrationKind;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.projects.ProjectCommand.AssignPayer;
import io.orgtrail.api.projects.ProjectCommand.CreateProject;
import io.orgtrail.api.projects.ProjectCommand.DeleteProject;
import io.orgtrail.api.projects.ProjectCommand.GrantProjectRole;
import io.orgtrail.api.projects.ProjectCommand.RenameProject;
import io.orgtrail.api.projects.ProjectCommand.RevokeProjectRole;
import io.orgtrail.api.tags.ResourceTagCommand.CreateResourceTag;
import io.orgtrail.api.tags.ResourceTagCommand.DeleteResourceTag;
import io.orgtrail.api.tags.ResourceTagCommand.UpdateResourceTag;
import io.orgtrail.api.teams.TeamCommand.AddTeamMember;
import io.orgtrail.api.teams.TeamCommand.ChangeTeamMemberRole;
import io.orgtrail.api.teams.TeamCommand.CreateTeam;
import io.orgtrail.api.teams.TeamCommand.DeleteTeam;
import io.orgtrail.api.teams.TeamCommand.RemoveTeamMember;
import io.orgtrail.api.teams.TeamCommand.UpdateTeam;
import io.orgtrail.api.webhooks.WebhookCommand.DeleteWebhook;
import io.orgtrail.api.webhooks.WebhookCommand.RedeliverWebhooks;
import io.orgtrail.api.webhooks.WebhookCommand.RegisterWebhook;
import io.orgtrail.api.webhooks.WebhookCommand.RotateWebhookSecret;
import io.orgtrail.api.webhooks.WebhookCommand.UpdateWebhook;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Random commands about what an organization holds: teams, projects, tags and so on. */
final class RandomResources {

  static final Arbitrary<String> TEAMS = Arbitraries.of("red", "blue");
  static final Arbitrary<String> PROJECTS = Arbitraries.of("cats", "dogs");
  static final Arbitrary<String> WEBHOOKS = Arbitraries.of("hook", "bell");
  private static final Arbitrary<String> TAGS = Arbitraries.of("tag1", "tag2");
  private static final Arbitrary<String> INTEGRATIONS = Arbitraries.of("int1", "int2");
  private static final Arbitrary<String> NAMES = Arbitraries.of("One", " one", "Two", "Two ");
  private static final Arbitrary<String> SLUGS = Arbitraries.of("one", "two").injectNull(0.5);
  private static final Arbitrary<String> TEAM_ROLES = Arbitraries.of("LEAD", "LEAD", "MEMBER");
  private static final Arbitrary<String> PEOPLE = RandomMembership.PEOPLE;

  private RandomResources() {}

  static Arbitrary<Command> commands() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, teams()),
        Tuple.of(5, teamMembers()),
        Tuple.of(3, projects()),
        Tuple.of(5, projectRoles()),
        Tuple.of(15, others()));
  }

  /** What has no members. */
  static Arbitrary<Command> others() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, tags()), Tuple.of(5, integrations()), Tuple.of(6, webhooks()));
  }

  static Arbitrary<Command> teams() {
    return Arbitraries.frequencyOf(
        Tuple.of(
            4,
            combine(TEAMS, NAMES, SLUGS)
                .as((id, name, slug) -> new CreateTeam("acme", id, name, slug, null, "#00ff00"))),
        Tuple.of(
            3,
            combine(TEAMS, NAMES, SLUGS)
                .as(
                    (id, name, slug) ->
                        new UpdateTeam(
                            "acme",
                            id,
                            Patch.to(name),
                            slug == null ? Patch.absent() : Patch.to(slug),
                            Patch.absent(),
                            Patch.absent()))),
        Tuple.of(1, TEAMS.map(id -> new DeleteTeam("acme", id))));
  }

  static Arbitrary<Command> teamMembers() {
    return Arbitraries.frequencyOf(
        Tuple.of(
            4,
            combine(TEAMS, PEOPLE, TEAM_ROLES)
                .as((id, name, role) -> new AddTeamMember("acme", id, name, role))),
        Tuple.of(
            2,
            combine(TEAMS, PEOPLE, TEAM_ROLES)
                .as((id, name, role) -> new ChangeTeamMemberRole("acme", id, name, role))),
        Tuple.of(
            3, combine(TEAMS, PEOPLE).as((id, name) -> new RemoveTeamMember("acme", id, name))));
  }

  static Arbitrary<Command> projects() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, combine(PROJECTS, NAMES).as((id, name) -> new CreateProject("acme", id, name))),
        Tuple.of(2, combine(PROJECTS, NAMES).as((id, name) -> new RenameProject("acme", id, name))),
        Tuple.of(1, PROJECTS.map(id -> new DeleteProject("acme", id))));
  }

  static Arbitrary<Command> projectRoles() {
    return Arbitraries.frequencyOf(
        Tuple.of(
            4,
            combine(PROJECTS, PEOPLE, RandomMembership.ROLES)
                .as((id, name, role) -> new GrantProjectRole("acme", id, name, role))),
        Tuple.of(
            2,
            combine(PROJECTS, PEOPLE, RandomMembership.ROLES.injectNull(0.8))
                .as((id, name, role) -> new RevokeProjectRole("acme", id, name, role))),
        Tuple.of(
            3,
            combine(PROJECTS, Arbitraries.of("globex", "initech", "nowhere"))
                .as((id, payer) -> new AssignPayer("acme", id, payer))));
  }

  private static Arbitrary<Command> tags() {
    return Arbitraries.frequencyOf(
        Tuple.of(
            3,
            combine(TAGS, NAMES)
                .as((id, text) -> new CreateResourceTag("acme", id, text, "#00ff00"))),
        Tuple.of(
            4,
            combine(TAGS, NAMES, Arbitraries.of("00ff00", "#0000ff"))
                .as(
                    (id, text, color) ->
                        new UpdateResourceTag("acme", id, Patch.to(text), Patch.to(color)))),
        Tuple.of(3, TAGS.map(id -> new DeleteResourceTag("acme", id))));
  }

  private static Arbitrary<Command> integrations() {
    return Arbitraries.frequencyOf(
        Tuple.of(
            3,
            combine(INTEGRATIONS, NAMES, Arbitraries.of(IntegrationKind.class))
                .as(
                    (id, name, kind) ->
                        new AddIntegration("acme", id, name, kind, "AWS", Map.of("bucket", "b")))),
        Tuple.of(3, INTEGRATIONS.map(id -> new SetDefaultIntegration("acme", id))),
        Tuple.of(
            4,
            combine(INTEGRATIONS, Arbitraries.of(false, false, true))
                .as((id, available) -> new SetIntegrationAvailability("acme", id, available))),
        Tuple.of(2, INTEGRATIONS.map(id -> new RemoveIntegration("acme", id))));
  }

  private static Arbitrary<Command> webhooks() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, WEBHOOKS.map(id -> new RegisterWebhook("acme", id, url("a"), null, true))),
        Tuple.of(
            2,
            combine(WEBHOOKS, Arbitraries.of("a", "b"), Arbitraries.of(true, true, false))
                .as((id, path, enabled) -> updating(id, url(path), enabled))),
        Tuple.of(2, WEBHOOKS.map(id -> new RotateWebhookSecret("acme", id))),
        Tuple.of(2, WEBHOOKS.map(id -> new DeleteWebhook("acme", id))),
        Tuple.of(2, WEBHOOKS.map(id -> new RedeliverWebhooks("acme", id, 0L))));
  }

  private static Command updating(String id, String url, boolean enabled) {
    return new UpdateWebhook(
        "acme", id, Patch.to(url), Patch.to(List.of("MemberAdded")), Patch.to(enabled));
  }

  private static String url(String path) {
    return "https://hooks.example.com/" + path;
  }
}
