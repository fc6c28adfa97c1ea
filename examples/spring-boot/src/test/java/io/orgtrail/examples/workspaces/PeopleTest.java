package io.orgtrail.examples.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationRestored;
import io.orgtrail.api.ownership.OwnershipEvent.OwnershipTransferred;
import io.orgtrail.examples.workspaces.People.Person;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleTest {

  private final People people = new People();

  private static MemberAdded added(String userId, String role) {
    return new MemberAdded("acme", userId, null, null, role, null, null, List.of(), List.of());
  }

  @Test
  void knowsWhoIsThereNow() {
    people.on(added("alice", "OWNER"), 1);
    people.on(added("bob", "MEMBER"), 2);
    people.on(added("cleo", "MEMBER"), 3);
    people.on(new MemberRoleChanged("acme", "bob", "ADMIN", "MEMBER", null), 4);
    people.on(new OwnershipTransferred("acme", "alice", "bob", "ADMIN"), 5);
    people.on(new UserRemoved("acme", "cleo", "MEMBER", List.of(), List.of()), 6);

    assertThat(people.of("acme"))
        .containsExactlyInAnyOrder(new Person("alice", "ADMIN"), new Person("bob", "OWNER"));
    assertThat(people.of("other")).isEmpty();
  }

  @Test
  void passesOverWhatComesAgain() {
    people.on(added("bob", "MEMBER"), 2);
    people.on(new UserRemoved("acme", "bob", "MEMBER", List.of(), List.of()), 3);
    people.on(added("bob", "MEMBER"), 2);

    assertThat(people.of("acme")).isEmpty();
  }

  @Test
  void nobodyIsInWhatIsDeleted_untilItIsBack() {
    people.on(added("alice", "OWNER"), 1);
    people.on(new OrganizationDeleted("acme", "acme", "Acme"), 2);

    assertThat(people.of("acme")).isEmpty();

    people.on(new OrganizationRestored("acme", "acme", "Acme", "acme", "Acme"), 3);

    assertThat(people.of("acme")).containsExactly(new Person("alice", "OWNER"));
  }
}
