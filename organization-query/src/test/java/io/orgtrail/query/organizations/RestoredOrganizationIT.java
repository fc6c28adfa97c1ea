package io.orgtrail.query.organizations;

import static io.orgtrail.api.roles.Permission.ORGANIZATION_READ;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.integrations.IntegrationKind;
import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.PodType;
import io.orgtrail.query.fixtures.QueryTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is seen of an organization that was deleted and is back. */
class RestoredOrganizationIT extends QueryTest {

  private static final List<String> LISTS =
      List.of(
          "/members",
          "/roles",
          "/teams",
          "/teams/red/members",
          "/projects",
          "/projects/apollo/members",
          "/resource-tags",
          "/integrations",
          "/webhooks");

  @Test
  void showsWhatWasThereBefore() {
    var acme = acme().roleDefined("CHIEF", ORGANIZATION_READ).added(bob, "CHIEF").upgraded();
    acme.teamCreated("red").putInTeam("red", bob, "LEAD").projectCreated("apollo", bob);
    acme.tagCreated("t1", "Urgent", "FF0000").integrationAdded("i1", IntegrationKind.IAM);
    acme.webhookRegistered("w1").cacheApplied(PodType.SMALL).holding("apollo", 2, 3);
    var organization = "/organizations/" + acme.id();
    var before = LISTS.stream().map(path -> list(organization + path, acme.position())).toList();

    acme.deleted().restored(acme.slug(), acme.name());

    assertThat(LISTS.stream().map(path -> list(organization + path, acme.position())))
        .containsExactlyElementsOf(before);
    assertThat(before).allMatch(list -> !list.isEmpty());
    Map<String, Object> profile = as(bob).get(organization).json("$");
    assertThat(profile).containsEntry("plan", "PREMIUM").containsEntry("cache", "SMALL");
    assertThat(as(alice).get(organization + "/overview").<Map<String, Object>>json("$"))
        .containsEntry("teams", 1)
        .containsEntry("datasets", 2);
  }

  private List<Object> list(String path, long position) {
    return as(alice).with("Min-Position", "" + position).get(path).json("$.data");
  }

  @Test
  void isFoundByItsNewSlugAndName() {
    var acme = acme();
    var freed = user("freed");
    acme.slugChanged(freed).deleted();
    acme.restored(user("again"), "Again " + acme.id());
    var asking = as(alice).after(acme);

    assertThat(asking.get("/organizations/%s", acme.slug()).<String>json("$.id"))
        .isEqualTo(acme.id());
    assertThat(asking.get("/organizations?name=again%%20" + acme.id()).<String>each("id"))
        .containsExactly(acme.id());
    asking.get("/organizations/%s", freed).isProblem(404, "ORGANIZATION_NOT_FOUND");
  }

  @Test
  void showsInvitationsAsEnded_andNoRequestsToJoin() {
    var acme = publicAcme().invited("i1", carol + "@example.com").requestedBy(bob, "Please");
    acme.deleted().restored(acme.slug(), acme.name());
    var asking = as(alice).after(acme);
    var organization = "/organizations/" + acme.id();

    assertThat(asking.get(organization + "/invitations").<String>each("status"))
        .containsExactly("CANCELED");
    assertThat(asking.get(organization + "/join-requests").<Object>each("userId")).isEmpty();
    assertThat(asking.get(organization + "/invite-limit").<Integer>json("$.used")).isEqualTo(1);
    assertThat(as(carol).get("/users/me/invitations").<Object>each("id")).isEmpty();
  }

  @Test
  void isListedAgain_butNobodyWorksInIt() {
    var parent = acme();
    var child = child(Kind.SUB, parent).madeActiveBy(dave).deleted();
    assertThat(as(dave).after(child).get("/users/me/organizations").<Object>each("id")).isEmpty();

    child.restored(child.slug(), child.name());

    var asking = as(dave).after(child);
    assertThat(asking.get("/organizations").<String>each("id")).containsExactly(child.id());
    assertThat(asking.get("/users/me/organizations").<String>each("id"))
        .containsExactly(child.id());
    assertThat(asking.get("/users/me/active-organization").<String>json("$.organizationId"))
        .isNull();
    assertThat(as(alice).get("/organizations/%s/children", parent.id()).<String>each("id"))
        .containsExactly(child.id());
  }
}
