package io.orgtrail.client.imports;

import io.orgtrail.api.members.ImportedMember;
import io.orgtrail.api.members.MemberCommand.ImportMembers;
import io.orgtrail.api.members.MemberEvent;
import io.orgtrail.api.members.MemberEvent.JoinRequestApproved;
import io.orgtrail.api.members.MemberEvent.JoinRequestRejected;
import io.orgtrail.api.members.MemberEvent.JoinRequestWithdrawn;
import io.orgtrail.api.members.MemberEvent.JoinRequested;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.ownership.OwnershipEvent.OwnershipTransferred;
import io.orgtrail.api.people.PersonEvent.PersonForgotten;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.api.roles.Role;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Members, and who asked to be one. */
final class People {

  private final Map<String, ImportedMember> members = new LinkedHashMap<>();
  private final Set<String> asking = new HashSet<>();

  void learn(Handlers handlers) {
    handlers
        .on(MemberAdded.class, this::added)
        .on(MemberReinstated.class, this::reinstated)
        .on(MemberRoleChanged.class, this::roleChanged)
        .on(OwnershipTransferred.class, this::transferred)
        .on(UserRemoved.class, event -> members.remove(event.userId()))
        .on(MemberLeft.class, event -> members.remove(event.userId()))
        .on(JoinRequested.class, event -> asking.add(event.userId()))
        .on(JoinRequestApproved.class, event -> asking.remove(event.userId()))
        .on(JoinRequestRejected.class, event -> asking.remove(event.userId()))
        .on(JoinRequestWithdrawn.class, event -> asking.remove(event.userId()))
        .on(OrganizationDeleted.class, event -> asking.clear())
        // What was told of them is erased in every event by then.
        .ignore(PersonForgotten.class);
  }

  private void added(MemberAdded event, Instant time) {
    asking.remove(event.userId());
    var joinedAt = Objects.requireNonNullElse(event.joinedAt(), time);
    join(event, event.email(), event.name(), event.role(), event.accountRole(), joinedAt);
  }

  private void reinstated(MemberReinstated event, Instant time) {
    join(event, event.email(), event.name(), event.role(), event.accountRole(), time);
  }

  private void join(
      MemberEvent event,
      EmailAddress email,
      PersonName name,
      String role,
      String accountRole,
      Instant joinedAt) {
    members.put(
        event.userId(),
        new ImportedMember(
            event.userId(), Known.text(email), Known.text(name), role, accountRole, joinedAt));
  }

  private void roleChanged(MemberRoleChanged event) {
    change(event.userId(), event.role(), event.accountRole());
  }

  private void transferred(OwnershipTransferred event) {
    if (event.previousOwnerUserId() != null) {
      change(event.previousOwnerUserId(), Role.ADMIN, null);
    }
    change(event.newOwnerUserId(), Role.OWNER, null);
  }

  private void change(String userId, String role, String accountRole) {
    members.computeIfPresent(
        userId,
        (id, member) ->
            new ImportedMember(
                id,
                member.email(),
                member.name(),
                role,
                accountRole == null ? member.accountRole() : accountRole,
                member.joinedAt()));
  }

  /** The owner who is a member for the longest time. */
  ImportedMember owner() {
    return members.values().stream()
        .filter(member -> member.role().equals(Role.OWNER))
        .min(Comparator.comparing(ImportedMember::joinedAt))
        .orElseThrow();
  }

  /** All but that owner, each by itself. */
  Stream<Command> joining(String organizationId) {
    var owner = owner();
    return members.values().stream()
        .filter(member -> member != owner)
        .map(member -> new ImportMembers(organizationId, List.of(member)));
  }

  int asking() {
    return asking.size();
  }
}
