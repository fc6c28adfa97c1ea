package io.orgtrail.command.organizations;

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
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ApproveJoinRequest;
import io.orgtrail.api.members.MemberCommand.ChangeMemberRole;
import io.orgtrail.api.members.MemberCommand.LeaveOrganization;
import io.orgtrail.api.members.MemberCommand.ReinstateMember;
import io.orgtrail.api.members.MemberCommand.RejectJoinRequest;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.members.MemberCommand.RequestToJoin;
import io.orgtrail.api.members.MemberCommand.WithdrawJoinRequest;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.organizations.OrganizationCommand.ApplyCache;
import io.orgtrail.api.organizations.OrganizationCommand.ChangePlan;
import io.orgtrail.api.organizations.OrganizationCommand.DeleteOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.DestroyCache;
import io.orgtrail.api.organizations.OrganizationCommand.RestoreOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.SetSeatLimit;
import io.orgtrail.api.organizations.OrganizationCommand.SwitchActiveOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.UpdateOrganization;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.organizations.PodType;
import io.orgtrail.api.ownership.OwnershipCommand.TransferOwnership;
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
import java.util.List;
import java.util.Map;

/**
 * Every command but CreateOrganization, by who may give it; each wrong in some way beside, or
 * without effect on the others.
 */
final class EveryCommand {

  static final List<Row> HOLDERS =
      List.of(
          new Row(nothingToUpdate(), "organization:update"),
          new Row(new ChangePlan("acme", Plan.FREEMIUM), "plan:change"),
          new Row(new DeleteOrganization("acme", "wrong"), "organization:delete"),
          new Row(new ApplyCache("acme", PodType.SMALL), "cache:manage"),
          new Row(new DestroyCache("acme"), "cache:manage"),
          new Row(new AddMember("acme", "x", null, null, "KING", null), "members:manage"),
          new Row(new ChangeMemberRole("acme", "x", "NONE"), "members:manage"),
          new Row(new RemoveMember("acme", "x"), "members:manage"),
          new Row(new ReinstateMember("acme", "x"), "members:manage"),
          new Row(new ApproveJoinRequest("acme", "x", "NONE"), "members:manage"),
          new Row(new RejectJoinRequest("acme", "x", null), "members:manage"),
          new Row(new TransferOwnership("acme", "x"), "ownership:transfer"),
          new Row(new DefineRole("acme", "NONE", List.of()), "roles:manage"),
          new Row(new DeleteRole("acme", "NONE"), "roles:manage"),
          new Row(invite("alice", "NONE", null), "invitations:manage"),
          new Row(inviteMany(), "invitations:manage"),
          new Row(new ResendInvitation("acme", "x", null), "invitations:manage"),
          new Row(new CancelInvitation("acme", "x"), "invitations:manage"),
          new Row(new CreateTeam("acme", null, "x", null, null, "red"), "teams:manage"),
          new Row(new UpdateTeam("acme", "x", same(), same(), same(), same()), "teams:manage"),
          new Row(new DeleteTeam("acme", "x"), "teams:manage"),
          new Row(new AddTeamMember("acme", "x", "x", null), "teams:manage"),
          new Row(new ChangeTeamMemberRole("acme", "x", "x", "LEAD"), "teams:manage"),
          new Row(new RemoveTeamMember("acme", "x", "x"), "teams:manage"),
          new Row(new CreateProject("acme", "taken", "x"), "projects:create"),
          new Row(new RenameProject("acme", "x", "x"), "projects:manage"),
          new Row(new DeleteProject("acme", "x"), "projects:manage"),
          new Row(new GrantProjectRole("acme", "x", "x", "OWNER"), "projects:manage"),
          new Row(new RevokeProjectRole("acme", "x", "x", null), "projects:manage"),
          new Row(new CreateResourceTag("acme", null, "x", "red"), "tags:manage"),
          new Row(new UpdateResourceTag("acme", "x", same(), same()), "tags:manage"),
          new Row(new DeleteResourceTag("acme", "x"), "tags:manage"),
          new Row(addIntegration(), "integrations:manage"),
          new Row(new SetDefaultIntegration("acme", "x"), "integrations:manage"),
          new Row(new SetIntegrationAvailability("acme", "x", true), "integrations:manage"),
          new Row(new RemoveIntegration("acme", "x"), "integrations:manage"),
          new Row(registerWebhook(), "webhooks:manage"),
          new Row(new UpdateWebhook("acme", "x", same(), same(), same()), "webhooks:manage"),
          new Row(new RotateWebhookSecret("acme", "x"), "webhooks:manage"),
          new Row(new DeleteWebhook("acme", "x"), "webhooks:manage"),
          new Row(new RedeliverWebhooks("acme", "x", 0L), "webhooks:manage"));

  static final List<Row> PROJECT_OWNERS = List.of(new Row(new AssignPayer("acme", "x", "x"), null));

  static final List<Row> MEMBERS =
      List.of(
          new Row(new LeaveOrganization("acme"), null),
          new Row(new SwitchActiveOrganization("acme"), null));

  static final List<Row> OPERATORS =
      List.of(
          new Row(new SetSeatLimit("acme", Patch.to(0)), null),
          new Row(new ReportProjectUsage("acme", "x", 0L, 0L), null),
          new Row(new RestoreOrganization("acme", same(), same()), null));

  static final List<Row> INVITEES =
      List.of(
          new Row(new AcceptInvitation("acme", "x", null), null),
          new Row(new DeclineInvitation("acme", "x", null), null));

  static final List<Row> ANYONE =
      List.of(
          new Row(new RequestToJoin("acme", null), null),
          new Row(new WithdrawJoinRequest("acme"), null));

  private EveryCommand() {}

  /** A command, and the permission that it needs. */
  record Row(Command command, String permission) {
    @Override
    public String toString() {
      return command.getClass().getSimpleName();
    }
  }

  private static UpdateOrganization nothingToUpdate() {
    return new UpdateOrganization(
        "acme", same(), same(), same(), same(), same(), same(), same(), same(), same());
  }

  private static InviteMembers inviteMany() {
    return new InviteMembers(
        "acme",
        List.of(new InviteMembers.Entry("nonsense", "NONE", null, null, null, null, null, null)));
  }

  private static AddIntegration addIntegration() {
    return new AddIntegration("acme", null, "x", IntegrationKind.IAM, "x", Map.of("password", "x"));
  }

  private static RegisterWebhook registerWebhook() {
    return new RegisterWebhook("acme", null, "https://x.example", List.of("Unknown"), null);
  }

  private static <T> Patch<T> same() {
    return Patch.absent();
  }
}
