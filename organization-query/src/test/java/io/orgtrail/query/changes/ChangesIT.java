package io.orgtrail.query.changes;

import static io.orgtrail.api.integrations.IntegrationKind.STORAGE;
import static io.orgtrail.api.roles.Permission.AUDIT_READ;
import static io.orgtrail.api.roles.Permission.MEMBERS_READ;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.Answer;
import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangesIT extends QueryTest {

  private static final Instant LATER = Instant.now().plusSeconds(90_000);

  private final Story acme = acme();
  private final String path = "/organizations/" + acme.id() + "/changes";
  private final long begin = acme.position();

  @Test
  void tellsWhatCame() {
    acme.added(bob, "MEMBER").teamCreated("red").putInTeam("red", bob, "LEAD");
    acme.projectCreated("apollo", alice).invited("i1", "x@example.com", LATER, List.of());
    acme.roleDefined("GUEST", MEMBERS_READ).tagCreated("t1", "Urgent", "FF0000");
    acme.integrationAdded("s1", STORAGE).webhookRegistered("w1", "MemberAdded");
    var changes = changes(begin, acme.position());
    assertThat(changes.<Object>json("$.organization")).asList().isEmpty();
    assertThat(changes.<Map<String, Object>>json("$.members.joined[0]"))
        .containsEntry("userId", bob)
        .containsEntry("email", bob + "@example.com")
        .containsEntry("name", "Name of " + bob)
        .containsEntry("role", "MEMBER")
        .containsKeys("joinedAt", "invitationId")
        .hasSize(6);
    assertThat(changes.<Map<String, Object>>json("$.teams.created[0]"))
        .containsOnlyKeys("id", "slug", "name", "description", "color", "createdAt", "members");
    assertThat(changes.<Object>json("$.teams.created[0].members.joined[0]"))
        .isEqualTo(
            Map.of(
                "userId",
                bob,
                "email",
                bob + "@example.com",
                "name",
                "Name of " + bob,
                "role",
                "LEAD"));
    assertThat(changes.<Object>json("$.projects.created[0].datasets")).isEqualTo(0);
    assertThat(changes.<Object>json("$.invitations.created[0].status")).isEqualTo("PENDING");
    assertThat(changes.<Object>json("$.roles.created[0]"))
        .isEqualTo(Map.of("name", "GUEST", "permissions", List.of("members:read")));
    assertThat(changes.<Object>json("$.tags.created[0]"))
        .isEqualTo(Map.of("id", "t1", "text", "Urgent", "color", "FF0000"));
    assertThat(changes.<Object>json("$.integrations.created[0].settings"))
        .isEqualTo(Map.of("bucket", "acme-data"));
    assertThat(changes.<Object>json("$.webhooks.created[0].eventTypes"))
        .isEqualTo(List.of("MemberAdded"));
    assertThat(text(changes))
        .containsExactly(
            "BOB joined as MEMBER.",
            "The team Name of red (red) was created.",
            "BOB came into the team Name of red (red) as LEAD.",
            "The project Name of apollo (apollo) was created.",
            "ALICE came into the project Name of apollo (apollo) as OWNER.",
            "x@example.com was invited as NONE.",
            "The role GUEST was created.",
            "The tag Urgent (t1) was created.",
            "The integration Name of s1 (s1) was created.",
            "The webhook https://example.com/hook (w1) was created.");
  }

  @Test
  void tellsWhatChanged() {
    acme.added(bob, "MEMBER").added(carol, "MEMBER").teamCreated("red");
    acme.putInTeam("red", bob, "LEAD").putInTeam("red", carol, "MEMBER");
    acme.projectCreated("apollo", alice).invited("i1", "x@example.com", LATER, List.of());
    acme.roleDefined("GUEST", MEMBERS_READ).tagCreated("t1", "Urgent", "FF0000");
    acme.integrationAdded("s1", STORAGE).webhookRegistered("w1");
    var from = acme.position();
    acme.renamed("Other").seatsSetTo(5).cacheDestroyed().roleChanged(bob, "ADMIN", "MEMBER");
    acme.left(carol).added(carol, "MEMBER").teamUpdated("red", "rouge", "Les rouges");
    acme.roleInTeamChanged("red", bob, "MEMBER").putInTeam("red", alice, "LEAD");
    acme.holding("apollo", 3, 4).paidBy("apollo", "payer").roleInProjectTaken("apollo", alice);
    acme.resent("i1", "x@example.com", 2, LATER.plusSeconds(1)).canceled("i1");
    acme.roleRedefined("GUEST").tagUpdated("t1", "Urgent", "00FF00").webhookFailing("w1");
    acme.madeDefault("s1", STORAGE, null).availabilitySet("s1", false);
    var changes = changes(from, acme.position());
    assertThat(changes.<Object>json("$.organization[0]"))
        .isEqualTo(Map.of("field", "name", "from", "Name of " + acme.id(), "to", "Other"));
    assertThat(changes.<Object>json("$.members.changed[0].changes"))
        .isEqualTo(List.of(Map.of("field", "role", "from", "MEMBER", "to", "ADMIN")));
    assertThat(changes.<Map<String, Object>>json("$.tags.changed[0]").keySet())
        .containsExactly("id", "text", "color", "changes");
    assertThat(changes.<List<String>>json("$.teams.changed[0].changes[*].field"))
        .containsExactly("slug", "name", "description", "color");
    assertThat(changes.<List<String>>json("$.teams.changed[0].members.left[*].userId"))
        .containsExactly(carol);
    assertThat(text(changes))
        .containsExactly(
            "The name of the organization changed from Name of %s to Other.".formatted(acme.id()),
            "The seat limit of the organization is now 5.",
            "The role of BOB changed from MEMBER to ADMIN.",
            "CAROL left and joined again.",
            "The slug of the team Les rouges (red) changed from red to rouge.",
            "The name of the team Les rouges (red) changed from Name of red to Les rouges.",
            "The team Les rouges (red) has no description any more; it was About red.",
            "The team Les rouges (red) has no color any more; it was #aaBB00.",
            "ALICE came into the team Les rouges (red) as LEAD.",
            "CAROL is no longer in the team Les rouges (red).",
            "The role of BOB in the team Les rouges (red) changed from LEAD to MEMBER.",
            "The payer of the project Name of apollo (apollo) is now payer.",
            "The datasets of the project Name of apollo (apollo) changed from 0 to 3.",
            "The tasks of the project Name of apollo (apollo) changed from 0 to 4.",
            "ALICE is no longer in the project Name of apollo (apollo).",
            "The status of the invitation of x@example.com (i1) changed from PENDING to CANCELED.",
            "The invitation of x@example.com (i1) was sent again.",
            "The permissions of the role GUEST changed from members:read to nothing.",
            "The color of the tag Urgent (t1) changed from FF0000 to 00FF00.",
            "The integration Name of s1 (s1) is no longer available.",
            "The integration Name of s1 (s1) is now the default.",
            "The webhook https://example.com/hook (w1) is now failing.");
  }

  @Test
  void tellsWhatWent() {
    acme.added(bob, "MEMBER")
        .teamCreated("red")
        .putInTeam("red", bob, "LEAD")
        .tagCreated("t", "T", "0");
    var from = acme.position();
    acme.removed(bob).teamDeleted("red").tagDeleted("t");
    var changes = changes(from, acme.position());
    assertThat(changes.<List<String>>json("$.members.left[*].userId")).containsExactly(bob);
    assertThat(changes.<List<String>>json("$.teams.deleted[*].id")).containsExactly("red");
    assertThat(changes.<List<String>>json("$.teams.deleted[0].members.left[*].userId"))
        .containsExactly(bob);
    assertThat(text(changes))
        .containsExactly(
            "BOB is no longer a member; the role was MEMBER.",
            "The team Name of red (red) was deleted.",
            "The tag T (t) was deleted.");
  }

  @Test
  void beginsWithNothing_whenTheOrganizationIsNew() {
    var changes = changes(0, acme.position());
    assertThat(changes.<List<String>>json("$.organization[*].field"))
        .contains("id", "account", "name", "visibility", "createdAt");
    assertThat(text(changes))
        .containsExactly("The organization was created.", "ALICE joined as OWNER.");
    assertThat(text(changes(0, begin - 1))).containsExactly("The organization was created.");
  }

  @Test
  void comparesWithNow_unlessSaid() {
    acme.added(bob, "MEMBER");
    var answer = as(alice).after(acme).get(path + "?from=" + begin);
    assertThat(text(answer)).containsExactly("BOB joined as MEMBER.");
    assertThat(answer.<Integer>json("$.from.position")).isEqualTo((int) begin);
    assertThat(answer.<Integer>json("$.to.position")).isEqualTo((int) STORE.head());
    assertThat(answer.header("Position")).isEqualTo("" + STORE.head());
    String joined = answer.json("$.members.joined[0].joinedAt");
    assertThat(text(as(alice).get(path + "?from=" + joined))).isEmpty();
    var before = Instant.parse(joined).minusMillis(1);
    assertThat(text(as(alice).get(path + "?from=" + before + "&to=" + joined)))
        .containsExactly("BOB joined as MEMBER.");
    assertThat(text(changes(acme.position(), acme.position()))).isEmpty();
  }

  @Test
  void showsThatAnInvitationHasExpired_beforeItsEventIsWritten() {
    var end = Instant.now().plusSeconds(40);
    var from = acme.invited("i1", "x@example.com", end, List.of()).position();
    var answer = as(alice).after(acme).get(path + "?from=" + from + "&to=" + end);
    assertThat(text(answer))
        .containsExactly(
            "The status of the invitation of x@example.com (i1) changed from PENDING to EXPIRED.");
  }

  @Test
  void outlivesTheOrganization() {
    acme.added(bob, "MEMBER").deleted();
    assertThat(text(changes(begin, acme.position())))
        .containsExactly("The organization was deleted.", "BOB joined as MEMBER.");
    as(bob).get(path + "?from=1").isProblem(410, "ORGANIZATION_DELETED");
  }

  @Test
  void isForThoseWhoMayReadTheAuditTrail() {
    acme.roleDefined("AUDITOR", AUDIT_READ).added(bob, "AUDITOR").added(carol, "MEMBER");
    assertThat(as(bob).after(acme).get(path + "?from=" + begin).status()).isEqualTo(200);
    assertThat(asOperator().get(path + "?from=" + begin).status()).isEqualTo(200);
    as(carol).get(path + "?from=" + begin).isProblem(403, "FORBIDDEN");
    as(dave).get(path + "?from=" + begin).isProblem(404, "ORGANIZATION_NOT_FOUND");
  }

  @Test
  void refusesWhatIsNoPeriodOfThePast() {
    var asking = as(alice).after(acme);
    asking.get(path).isInvalid("from");
    asking.get(path + "?from=").isInvalid("from");
    asking.get(path + "?from=x").isInvalid("from");
    asking.get(path + "?from=1&to=x").isInvalid("to");
    asking.get(path + "?from=999999999999").isInvalid("from");
    asking.get(path + "?from=1&to=9999-01-01T00:00:00Z").isInvalid("to");
    asking.get(path + "?from=" + begin + "&to=" + (begin - 1)).isInvalid("from");
    asking.get(path + "?from=" + Instant.now() + "&to=" + begin).isInvalid("from");
    asking.get(path + "?from=1&asOf=1").isInvalid("asOf");
    asking.get(path + "?from=0&to=" + (begin - 2)).isProblem(404, "ORGANIZATION_NOT_FOUND");
  }

  private Answer changes(long from, long to) {
    return as(alice).after(acme).get(path + "?from=" + from + "&to=" + to);
  }

  /** The sentences, with people in short. */
  private List<String> text(Answer changes) {
    return changes.<List<String>>json("$.text").stream()
        .map(sentence -> sentence.replace(named(alice), "ALICE"))
        .map(sentence -> sentence.replace(named(bob), "BOB"))
        .map(sentence -> sentence.replace(named(carol), "CAROL"))
        .toList();
  }

  private static String named(String userId) {
    return "Name of %1$s (%1$s)".formatted(userId);
  }
}
