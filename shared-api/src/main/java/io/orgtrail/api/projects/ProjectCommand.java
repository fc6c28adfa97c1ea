package io.orgtrail.api.projects;

import static io.orgtrail.api.roles.Permission.PROJECTS_CREATE;
import static io.orgtrail.api.roles.Permission.PROJECTS_MANAGE;

import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.ConcernsProject;
import io.orgtrail.api.messages.GivesUp;
import io.orgtrail.api.messages.Id;
import io.orgtrail.api.messages.Texts;
import io.orgtrail.api.roles.Allowed;
import io.orgtrail.api.roles.Allowed.Who;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about projects: who has which role in one, who pays, and how much it holds. */
public sealed interface ProjectCommand extends Command {

  /** Makes a project; the caller, when a member, is its OWNER. */
  @Allowed(permission = PROJECTS_CREATE)
  record CreateProject(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @Id String projectId,
      @NotBlank @Pattern(regexp = Texts.LINE, message = Texts.LINE_RULE) @Size(max = 200)
          String name)
      implements ProjectCommand {}

  /** Gives a project another name. */
  @Allowed(value = Who.PROJECT_OWNER, permission = PROJECTS_MANAGE)
  record RenameProject(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String projectId,
      @NotBlank @Pattern(regexp = Texts.LINE, message = Texts.LINE_RULE) @Size(max = 200)
          String name)
      implements ProjectCommand, ConcernsProject {}

  /** Ends a project and every role in it. */
  @Allowed(value = Who.PROJECT_OWNER, permission = PROJECTS_MANAGE)
  record DeleteProject(
      @TargetAggregateIdentifier @NotNull @Id String organizationId, @NotNull @Id String projectId)
      implements ProjectCommand, ConcernsProject {}

  /** Gives a member a role in a project, in place of the one they have there. */
  @Allowed(value = Who.PROJECT_OWNER, permission = PROJECTS_MANAGE)
  record GrantProjectRole(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String projectId,
      @NotBlank @Size(max = 255) String userId,
      @NotBlank @Size(max = 64) String role)
      implements ProjectCommand, ConcernsProject {}

  /**
   * Takes the role somebody has in a project; everybody may give up their own.
   *
   * @param role the role to take, {@code null} for whichever it is
   */
  @Allowed(value = Who.PROJECT_OWNER, permission = PROJECTS_MANAGE)
  record RevokeProjectRole(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String projectId,
      @NotBlank @Size(max = 255) String userId,
      @Pattern(regexp = Texts.NOT_BLANK, message = Texts.NOT_BLANK_RULE) @Size(max = 64)
          String role)
      implements ProjectCommand, ConcernsProject, GivesUp {}

  /**
   * Says which organization pays for a project, another one or this one. The caller is OWNER of the
   * project and holds {@code plan:change} or {@code organization:update} in the one that pays.
   */
  @Allowed(Who.PROJECT_OWNER)
  record AssignPayer(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String projectId,
      @NotNull @Id String payerOrganizationId)
      implements ProjectCommand, ConcernsProject {}

  /** Tells how much a project holds. */
  @Allowed(Who.OPERATOR)
  record ReportProjectUsage(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String projectId,
      @NotNull @PositiveOrZero Long datasets,
      @NotNull @PositiveOrZero Long tasks)
      implements ProjectCommand, ConcernsProject {}
}
