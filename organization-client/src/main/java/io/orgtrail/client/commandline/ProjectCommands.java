package io.orgtrail.client.commandline;

import io.orgtrail.client.projects.ProjectReads;
import io.orgtrail.client.projects.Projects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Projects of an organization. */
@Command(
    name = "project",
    description = "Projects of an organization.",
    footer = "  organization project list acme")
final class ProjectCommands {

  private static final String PROJECT = "The project's id.";
  private static final String USER = "The member's user id.";

  private final Session session;

  ProjectCommands(Session session) {
    this.session = session;
  }

  private Projects projects(Target target) {
    return session.client().projects(target.ref());
  }

  private ProjectReads reads(Target target, AsOf asOf) {
    return asOf.read(
        session.client(),
        client -> client.projects(target.ref()),
        past -> past.projects(target.ref()));
  }

  @Command(
      description = "All projects.",
      footer = {
        "  organization project list acme",
        "  organization project list acme --as-of 4711"
      })
  void list(@Mixin Target target, @Mixin AsOf asOf, @Mixin Limit limit) {
    session
        .output()
        .list(
            limit.of(reads(target, asOf).list()),
            "id",
            "name",
            "payerOrganizationId",
            "datasets",
            "tasks",
            "createdAt");
  }

  @Command(description = "One project.", footer = "  organization project get acme images")
  void get(
      @Mixin Target target,
      @Parameters(index = "1", description = PROJECT) String project,
      @Mixin AsOf asOf) {
    session.output().one(reads(target, asOf).get(project));
  }

  @Command(
      description = "Makes a project whose OWNER you are.",
      footer = "  organization project create acme Images --id images")
  void create(
      @Mixin Target target,
      @Parameters(index = "1", description = "Its name.") String name,
      @Option(names = "--id", description = "Its id; made for you else.") String id) {
    session.output().one(projects(target).create(id, name));
  }

  @Command(
      description = "Gives a project another name.",
      footer = "  organization project rename acme images Pictures")
  void rename(
      @Mixin Target target,
      @Parameters(index = "1", description = PROJECT) String project,
      @Parameters(index = "2", description = "Its new name.") String name) {
    session.output().one(projects(target).rename(project, name));
  }

  @Command(
      description = "Ends a project and every role in it.",
      footer = "  organization project delete acme images --yes")
  void delete(
      @Mixin Target target,
      @Parameters(index = "1", description = PROJECT) String project,
      @Mixin Confirmation confirmation) {
    session.confirm(confirmation, "Delete project %s of %s?".formatted(project, target.ref()));
    session.output().done(projects(target).delete(project));
  }

  @Command(
      description = "Who has a role in a project.",
      footer = "  organization project members acme images")
  void members(
      @Mixin Target target,
      @Parameters(index = "1", description = PROJECT) String project,
      @Mixin AsOf asOf,
      @Mixin Limit limit) {
    session
        .output()
        .list(limit.of(reads(target, asOf).members(project)), "userId", "email", "name", "role");
  }

  @Command(
      name = "grant-role",
      description = "Gives a member a role in a project.",
      footer = "  organization project grant-role acme images bob LABELER")
  void grantRole(
      @Mixin Target target,
      @Parameters(index = "1", description = PROJECT) String project,
      @Parameters(index = "2", description = USER) String user,
      @Parameters(index = "3", description = "The role's name.") String role) {
    session.output().done(projects(target).grantRole(project, user, role));
  }

  @Command(
      name = "revoke-role",
      description = "Takes the role that somebody has in a project.",
      footer = "  organization project revoke-role acme images bob --yes")
  void revokeRole(
      @Mixin Target target,
      @Parameters(index = "1", description = PROJECT) String project,
      @Parameters(index = "2", description = USER) String user,
      @Mixin Confirmation confirmation) {
    session.confirm(confirmation, "Take the role of %s in project %s?".formatted(user, project));
    session.output().done(projects(target).revokeRole(project, user));
  }

  @Command(
      name = "assign-payer",
      description = "Says which organization pays for a project.",
      footer = "  organization project assign-payer acme images provider")
  void assignPayer(
      @Mixin Target target,
      @Parameters(index = "1", description = PROJECT) String project,
      @Parameters(index = "2", description = "Who pays: id, slug or name.") String payer) {
    var payerId = session.client().organizations().get(payer).id();
    session.output().one(projects(target).assignPayer(project, payerId));
  }

  @Command(
      name = "report-usage",
      description = "Tells how much a project holds; for operators.",
      footer = "  organization project report-usage acme images --datasets 3 --tasks 1200")
  void reportUsage(
      @Mixin Target target,
      @Parameters(index = "1", description = PROJECT) String project,
      @Option(names = "--datasets", required = true, description = "How many.") long datasets,
      @Option(names = "--tasks", required = true, description = "How many.") long tasks) {
    session.output().done(projects(target).reportUsage(project, datasets, tasks));
  }
}
