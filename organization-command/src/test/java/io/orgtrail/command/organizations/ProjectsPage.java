package io.orgtrail.command.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.projects.ProjectEvent.PayerAssigned;
import io.orgtrail.api.projects.ProjectEvent.ProjectCreated;
import io.orgtrail.api.projects.ProjectEvent.ProjectDeleted;
import io.orgtrail.api.projects.ProjectEvent.ProjectRenamed;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleGranted;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleRevoked;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.Role;
import io.orgtrail.api.roles.RoleEvent.RoleDeleted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The projects and who has which role in them: members, and a role there is. */
final class ProjectsPage implements LedgerPage {

  private final MembersPage members;
  private final RolesPage roles;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> payers = new HashMap<>();
  private final Map<String, Map<String, String>> held = new HashMap<>();
  private final Map<String, List<ProjectRole>> former = new HashMap<>();

  ProjectsPage(MembersPage members, RolesPage roles) {
    this.members = members;
    this.roles = roles;
  }

  boolean contains(String projectId) {
    return held.containsKey(projectId);
  }

  /** What somebody had who is gone, as far as it is still there. */
  List<ProjectRole> formerOf(String userId) {
    return former.get(userId);
  }

  boolean isOwner(String projectId, String userId) {
    return contains(projectId) && Role.OWNER.equals(held.get(projectId).get(userId));
  }

  @Override
  public void enter(Object event) {
    if (event instanceof ProjectCreated created) {
      enterCreated(created);
    } else if (event instanceof ProjectRenamed renamed) {
      assertThat(names.put(renamed.projectId(), renamed.name())).isEqualTo(renamed.previousName());
    } else if (event instanceof ProjectDeleted deleted) {
      assertThat(names.remove(deleted.projectId())).isEqualTo(deleted.name());
      held.remove(deleted.projectId());
      payers.remove(deleted.projectId());
      forget(in -> in.projectId().equals(deleted.projectId()));
    } else if (event instanceof RoleDeleted deleted) {
      forget(in -> in.role().equals(deleted.role()));
    } else if (event instanceof ProjectRoleGranted granted) {
      assertThat(granted.role()).isNotEqualTo(granted.previousRole());
      assertThat(held.get(granted.projectId()).put(granted.userId(), granted.role()))
          .isEqualTo(granted.previousRole());
    } else if (event instanceof ProjectRoleRevoked revoked) {
      assertThat(held.get(revoked.projectId()).remove(revoked.userId()))
          .isEqualTo(revoked.previousRole());
    } else if (event instanceof PayerAssigned assigned) {
      assertThat(payers.put(assigned.projectId(), assigned.payerOrganizationId()))
          .isEqualTo(assigned.previousPayerOrganizationId());
    } else {
      enterMembership(event);
    }
  }

  private void forget(Predicate<ProjectRole> ended) {
    former.replaceAll((id, had) -> had.stream().filter(ended.negate()).toList());
  }

  private void enterCreated(ProjectCreated event) {
    assertThat(names.put(event.projectId(), event.name())).as("new project").isNull();
    held.put(event.projectId(), new HashMap<>());
    if (event.ownerUserId() != null) {
      held.get(event.projectId()).put(event.ownerUserId(), Role.OWNER);
    }
  }

  private void enterMembership(Object event) {
    if (event instanceof MemberAdded added) {
      added.projectRoles().forEach(in -> held.get(in.projectId()).put(added.userId(), in.role()));
    } else if (event instanceof MemberReinstated back) {
      back.projectRoles().forEach(in -> held.get(in.projectId()).put(back.userId(), in.role()));
    } else if (event instanceof UserRemoved removed) {
      end(removed.userId(), removed.projectRoles());
    } else if (event instanceof MemberLeft left) {
      end(left.userId(), left.projectRoles());
    }
  }

  private void end(String userId, List<ProjectRole> ended) {
    var had =
        held.entrySet().stream()
            .filter(project -> project.getValue().containsKey(userId))
            .map(project -> new ProjectRole(project.getKey(), project.getValue().get(userId)));
    assertThat(ended).containsExactlyInAnyOrderElementsOf(had.toList());
    held.values().forEach(project -> project.remove(userId));
    former.put(userId, ended);
  }

  @Override
  public void check() {
    for (var project : held.values()) {
      assertThat(members.userIds()).containsAll(project.keySet());
      assertThat(project.values()).allMatch(roles::exists, "is a role there is");
    }
  }
}
