package io.orgtrail.api.projects;

import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Target;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happens to projects; all in the organization's stream. */
public sealed interface ProjectEvent extends Event {

  /** The project it happened to. */
  String projectId();

  @Override
  default Target target() {
    return new Target("project", projectId());
  }

  /**
   * A project came to be.
   *
   * @param ownerUserId the member who made it and has the role OWNER in it; {@code null} when an
   *     operator made it who is no member
   */
  @Revision("1")
  record ProjectCreated(
      String organizationId, String projectId, String name, @Nullable String ownerUserId)
      implements ProjectEvent {}

  /** A project has another name. */
  @Revision("1")
  record ProjectRenamed(String organizationId, String projectId, String name, String previousName)
      implements ProjectEvent {}

  /** A project is gone, with every role in it. */
  @Revision("1")
  record ProjectDeleted(String organizationId, String projectId, String name)
      implements ProjectEvent {}

  /**
   * A member has a role in the project.
   *
   * @param previousRole the role it takes the place of, {@code null} for none
   */
  @Revision("1")
  record ProjectRoleGranted(
      String organizationId,
      String projectId,
      String userId,
      String role,
      @Nullable String previousRole)
      implements ProjectEvent {}

  /** Somebody has no role in the project any more. */
  @Revision("1")
  record ProjectRoleRevoked(
      String organizationId, String projectId, String userId, String previousRole)
      implements ProjectEvent {}

  /**
   * An organization pays, another one or this one.
   *
   * @param previousPayerOrganizationId who paid before, {@code null} when nobody was named yet
   */
  @Revision("1")
  record PayerAssigned(
      String organizationId,
      String projectId,
      String payerOrganizationId,
      @Nullable String previousPayerOrganizationId)
      implements ProjectEvent {}

  /**
   * How much the project holds now.
   *
   * @param previousDatasets how many it held before; {@code null} in events that did not tell yet
   * @param previousTasks the same for tasks
   */
  @Revision("1")
  record ProjectUsageReported(
      String organizationId,
      String projectId,
      long datasets,
      long tasks,
      @Nullable Long previousDatasets,
      @Nullable Long previousTasks)
      implements ProjectEvent {}
}
