package io.orgtrail.examples.workspaces;

import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationRestored;
import io.orgtrail.api.ownership.OwnershipEvent.OwnershipTransferred;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Who is in which organization with which role, as far as the events have told. */
@Component
class People {

  private final Map<String, Members> byOrganization = new ConcurrentHashMap<>();

  record Person(String userId, String role) {}

  /** Those in an organization now. */
  Collection<Person> of(String organizationId) {
    var members = byOrganization.get(organizationId);
    return members == null || members.isDeleted
        ? List.of()
        : List.copyOf(members.byUserId.values());
  }

  /**
   * Takes an event in; one that comes again, or that is older than what is known, is passed over.
   */
  void on(Event event, long position) {
    byOrganization.computeIfAbsent(event.organizationId(), id -> new Members()).on(event, position);
  }

  private static final class Members {

    private final Map<String, Person> byUserId = new ConcurrentHashMap<>();
    private long position;
    private volatile boolean isDeleted;

    void on(Event event, long at) {
      if (at > position) {
        position = at;
        change(event);
      }
    }

    private void change(Event event) {
      if (event instanceof MemberAdded added) {
        set(added.userId(), added.role());
      } else if (event instanceof MemberReinstated back) {
        set(back.userId(), back.role());
      } else if (event instanceof MemberRoleChanged changed) {
        set(changed.userId(), changed.role());
      } else if (event instanceof OwnershipTransferred transferred) {
        set(transferred.previousOwnerUserId(), "ADMIN");
        set(transferred.newOwnerUserId(), "OWNER");
      } else if (event instanceof UserRemoved removed) {
        byUserId.remove(removed.userId());
      } else if (event instanceof MemberLeft left) {
        byUserId.remove(left.userId());
      } else if (event instanceof OrganizationDeleted) {
        isDeleted = true;
      } else if (event instanceof OrganizationRestored) {
        isDeleted = false;
      }
    }

    /** An operator who transfers an ownership was no owner before. */
    private void set(String userId, String role) {
      if (userId != null) {
        byUserId.put(userId, new Person(userId, role));
      }
    }
  }
}
