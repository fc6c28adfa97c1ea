package io.orgtrail.command.testing;

import static io.orgtrail.command.gateway.Scenario.create;
import static io.orgtrail.command.gateway.Scenario.invite;

import io.orgtrail.api.integrations.IntegrationCommand.AddIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.RemoveIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.SetDefaultIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.SetIntegrationAvailability;
import io.orgtrail.api.integrations.IntegrationKind;
import io.orgtrail.api.invitations.InvitationCommand.AcceptInvitation;
import io.orgtrail.api.invitations.InvitationCommand.CancelInvitation;
import io.orgtrail.api.invitations.InvitationCommand.DeclineInvitation;
import io.orgtrail.api.invitations.InvitationCommand.InviteMembers;
import io.orgtrail.api.invitations.InvitationCommand.ResendInvitation;
import io.orgtrail.api.members.ImportedMember;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ApproveJoinRequest;
import io.orgtrail.api.members.MemberCommand.ChangeMemberRole;
import io.orgtrail.api.members.MemberCommand.ImportMembers;
import io.orgtrail.api.members.MemberCommand.LeaveOrganization;
import io.orgtrail.api.members.MemberCommand.ReinstateMember;
import io.orgtrail.api.members.MemberCommand.RejectJoinRequest;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.members.MemberCommand.RequestToJoin;
import io.orgtrail.api.members.MemberCommand.WithdrawJoinRequest;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.organizations.OrganizationCommand.ApplyCache;
import io.orgtrail.api.organizations.OrganizationCommand.ChangePlan;
import io.orgtrail.api.organizations.OrganizationCommand.DeleteOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.DestroyCache;
import io.orgtrail.api.organizations.OrganizationCommand.ImportOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.RestoreOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.SetSeatLimit;
import io.orgtrail.api.organizations.OrganizationCommand.SwitchActiveOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.UpdateOrganization;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.organizations.PodType;
import io.orgtrail.api.ownership.OwnershipCommand.TransferOwnership;
import io.orgtrail.api.people.PersonCommand.ForgetPerson;
import io.orgtrail.api.projects.ProjectCommand.AssignPayer;
import io.orgtrail.api.projects.ProjectCommand.CreateProject;
import io.orgtrail.api.projects.ProjectCommand.DeleteProject;
import io.orgtrail.api.projects.ProjectCommand.GrantProjectRole;
import io.orgtrail.api.projects.ProjectCommand.RenameProject;
import io.orgtrail.api.projects.ProjectCommand.ReportProjectUsage;
import io.orgtrail.api.projects.ProjectCommand.RevokeProjectRole;
import io.orgtrail.api.roles.RoleCommand.DefineRole;
import io.orgtrail.api.roles.RoleCommand.DeleteRole;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * A good command of every type about the organization Acme, which has a team {@code core}, a
 * project {@code apollo}, a role {@code GUEST}, and somebody called xenia in each of them.
 */
public final class EveryCommand {

  private static final List<Command> ALL =
      List.of(
          create("new", "New"),
          importAll(),
          update(),
          new ChangePlan("acme", Plan.PREMIUM),
          new SetSeatLimit("acme", Patch.to(100)),
          new DeleteOrganization("acme", "acme"),
          new RestoreOrganization("acme", same(), same()),
          new SwitchActiveOrganization("acme"),
          new ApplyCache("acme", PodType.SMALL),
          new DestroyCache("acme"),
          new AddMember("acme", "nina", null, null, "MEMBER", null),
          new ImportMembers("acme", List.of(imported("nina"))),
          new ChangeMemberRole("acme", "xenia", "MEMBER"),
          new RemoveMember("acme", "xenia"),
          new ReinstateMember("acme", "olga"),
          new LeaveOrganization("acme"),
          new RequestToJoin("acme", null),
          new ApproveJoinRequest("acme", "joe", "MEMBER"),
          new RejectJoinRequest("acme", "joe", null),
          new WithdrawJoinRequest("acme"),
          new TransferOwnership("acme", "xenia"),
          new DefineRole("acme", "EDITOR", List.of("members:read")),
          new DeleteRole("acme", "GUEST"),
          invite("nina", null),
          inviteMany(),
          new ResendInvitation("acme", "i1", null),
          new CancelInvitation("acme", "i1"),
          new AcceptInvitation("acme", "i1", null),
          new DeclineInvitation("acme", "i1", null),
          new CreateTeam("acme", null, "Sales", null, null, null),
          new UpdateTeam("acme", "core", Patch.to("Kernel"), same(), same(), same()),
          new DeleteTeam("acme", "core"),
          new AddTeamMember("acme", "core", "NONE", null),
          new ChangeTeamMemberRole("acme", "core", "xenia", "LEAD"),
          new RemoveTeamMember("acme", "core", "xenia"),
          new CreateProject("acme", null, "Gemini"),
          new RenameProject("acme", "apollo", "Artemis"),
          new DeleteProject("acme", "apollo"),
          new GrantProjectRole("acme", "apollo", "xenia", "OWNER"),
          new RevokeProjectRole("acme", "apollo", "xenia", null),
          new AssignPayer("acme", "apollo", "acme"),
          new ReportProjectUsage("acme", "apollo", 1L, 1L),
          new CreateResourceTag("acme", null, "Urgent", "FF0000"),
          new UpdateResourceTag("acme", "t1", Patch.to("Soon"), same()),
          new DeleteResourceTag("acme", "t1"),
          addIntegration("aws-2"),
          new SetDefaultIntegration("acme", "aws"),
          new SetIntegrationAvailability("acme", "aws", false),
          new RemoveIntegration("acme", "aws"),
          registerWebhook("hook-2"),
          new UpdateWebhook("acme", "hook", same(), same(), Patch.to(false)),
          new RotateWebhookSecret("acme", "hook"),
          new DeleteWebhook("acme", "hook"),
          new RedeliverWebhooks("acme", "hook", 0L),
          new ForgetPerson("bob", null));

  private EveryCommand() {}

  /** All of them. */
  public static List<Command> all() {
    return ALL;
  }

  /** The JSON of each by its name, about another organization where it is about one. */
  public static Map<String, String> json(String organizationId) {
    var json = new TreeMap<String, String>();
    for (var command : ALL) {
      ObjectNode fields = Json.mapper().valueToTree(command);
      if (command.organizationId() != null) {
        fields.put("organizationId", organizationId);
      }
      json.put(command.getClass().getSimpleName(), fields.toString());
    }
    return json;
  }

  /** Adds the integration that others are about, or another one. */
  public static AddIntegration addIntegration(String integrationId) {
    return new AddIntegration(
        "acme", integrationId, "AWS", IntegrationKind.IAM, "aws", Map.of("bucket", "data"));
  }

  /** Registers the webhook that others are about, or another one. */
  public static RegisterWebhook registerWebhook(String webhookId) {
    return new RegisterWebhook("acme", webhookId, "https://x.example", List.of(), null);
  }

  private static ImportOrganization importAll() {
    return new ImportOrganization(
        "brought",
        null,
        "Brought",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Instant.EPOCH,
        "A list of old",
        imported("nina"));
  }

  private static ImportedMember imported(String userId) {
    return new ImportedMember(userId, null, null, null, null, Instant.EPOCH);
  }

  private static UpdateOrganization update() {
    return new UpdateOrganization(
        "acme",
        same(),
        same(),
        Patch.to("Makes everything"),
        same(),
        same(),
        same(),
        same(),
        same(),
        same());
  }

  private static InviteMembers inviteMany() {
    return new InviteMembers(
        "acme",
        List.of(
            new InviteMembers.Entry(
                "nina@example.com", "MEMBER", null, null, null, null, null, null)));
  }

  private static <T> Patch<T> same() {
    return Patch.absent();
  }
}
