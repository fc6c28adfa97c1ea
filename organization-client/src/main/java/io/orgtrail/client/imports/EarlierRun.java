package io.orgtrail.client.imports;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.organizations.OrganizationCommand.ImportOrganization;
import io.orgtrail.api.tags.ResourceTagCommand.CreateResourceTag;
import io.orgtrail.api.teams.TeamCommand.CreateTeam;
import io.orgtrail.client.audit.AuditFilter;
import io.orgtrail.client.audit.AuditTrail;
import io.orgtrail.client.errors.RequestRejectedException;
import io.orgtrail.client.requests.Query;
import io.orgtrail.client.requests.Scope;
import io.orgtrail.client.tags.ResourceTag;
import io.orgtrail.client.teams.Team;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an earlier run of an import has made already. */
final class EarlierRun {

  private static final Set<ErrorCode> THERE =
      EnumSet.of(
          ErrorCode.ALREADY_MEMBER,
          ErrorCode.ALREADY_INVITED,
          ErrorCode.INVITATION_EXISTS,
          ErrorCode.TEAM_EXISTS,
          ErrorCode.PROJECT_EXISTS,
          ErrorCode.TAG_EXISTS,
          ErrorCode.INTEGRATION_EXISTS,
          ErrorCode.WEBHOOK_EXISTS);

  private final Function<String, Scope> scopes;

  /** Ids of the teams and tags that were there when the first of them was in the way. */
  private final Map<String, Set<String>> teams = new HashMap<>();

  private final Map<String, Set<String>> tags = new HashMap<>();

  /** Looks in organizations by id. */
  EarlierRun(Function<String, Scope> scopes) {
    this.scopes = scopes;
  }

  /** Whether that is why a command was rejected. */
  boolean made(Command command, RequestRejectedException rejection) {
    if (rejection.is(ErrorCode.ORGANIZATION_EXISTS)
        && command instanceof ImportOrganization organization) {
      return broughtIn(organization);
    }
    if (rejection.is(ErrorCode.SLUG_TAKEN) && command instanceof CreateTeam team) {
      return teams.computeIfAbsent(team.organizationId(), this::teams).contains(team.teamId());
    }
    if (rejection.is(ErrorCode.TAG_TAKEN) && command instanceof CreateResourceTag tag) {
      return tags.computeIfAbsent(tag.organizationId(), this::tags).contains(tag.tagId());
    }
    return THERE.stream().anyMatch(rejection::is);
  }

  /** Another one of that id, which does not come from there, is not to be touched. */
  private boolean broughtIn(ImportOrganization organization) {
    return new AuditTrail(scopes.apply(organization.organizationId()))
        .list(AuditFilter.ALL.type("OrganizationImported")).stream()
            .anyMatch(entry -> organization.source().equals(entry.data().get("source")));
  }

  private Set<String> teams(String organizationId) {
    return scopes.apply(organizationId).list(Team.class, "/teams", Query.NONE).stream()
        .map(Team::id)
        .collect(Collectors.toSet());
  }

  private Set<String> tags(String organizationId) {
    return scopes
        .apply(organizationId)
        .list(ResourceTag.class, "/resource-tags", Query.NONE)
        .stream()
        .map(ResourceTag::id)
        .collect(Collectors.toSet());
  }
}
