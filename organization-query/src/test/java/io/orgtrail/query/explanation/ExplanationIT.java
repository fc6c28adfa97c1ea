package io.orgtrail.query.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.invitations.InvitationEvent.InvitationAccepted;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.api.members.MemberEvent.JoinRequestApproved;
import io.orgtrail.api.members.MemberEvent.JoinRequested;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationImported;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.query.fixtures.Answer;
import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationIT extends QueryTest {

  private static final Instant NEXT_WEEK = Instant.now().plus(Duration.ofDays(7));

  @Test
  void leadsBackThroughThoseWhoInvitedEachOther() {
    var acme = acme().added(user("eve"), "ADMIN");
    invite(acme, alice, bob, "ADMIN");
    acme.by(alice).roleChanged(user("eve"), "MEMBER", "ADMIN");
    invite(acme, bob, carol, "ADMIN");
    acme.by(alice).renamed("Acme 2 " + acme.id());
    invite(acme, carol, dave, "MEMBER");
    var answer = explain(acme, dave);
    assertThat(answer.<String>json("$.userId")).isEqualTo(dave);
    assertThat(answer.<String>json("$.role")).isEqualTo("MEMBER");
    assertThat(texts(answer))
        .containsExactly(
            "%s created the organization Name of %s.".formatted(person(alice), acme.id()),
            person(alice) + " became a member as OWNER.",
            "%s invited %s@example.com as ADMIN.".formatted(person(alice), bob),
            person(bob) + " accepted the invitation.",
            person(bob) + " became a member as ADMIN.",
            "%s invited %s@example.com as ADMIN.".formatted(person(bob), carol),
            person(carol) + " accepted the invitation.",
            person(carol) + " became a member as ADMIN.",
            "%s invited %s@example.com as MEMBER.".formatted(person(carol), dave),
            person(dave) + " accepted the invitation.",
            person(dave) + " became a member as MEMBER.");
    assertThat(answer.<List<Number>>json("$.chain[*].position").stream().map(Number::longValue))
        .isSorted();
    assertThat(answer.<Map<String, Object>>json("$.chain[8]"))
        .containsEntry("type", "MemberInvited")
        .containsEntry("actor", Map.of("id", carol, "operator", false))
        .containsKeys("position", "time", "text", "data")
        .hasSize(6);
    assertThat(answer.<String>json("$.chain[8].data.role")).isEqualTo("MEMBER");
  }

  @Test
  void tellsWhatGaveThePowerThatWasHeldThen() {
    var acme = acme();
    acme.by(alice).added(bob, "MEMBER").roleChanged(bob, "READ_ONLY", "MEMBER");
    acme.by(alice).roleChanged(bob, "ADMIN", "READ_ONLY");
    acme.by(bob).added(carol, "MEMBER");
    acme.by(alice).roleChanged(bob, "MEMBER", "ADMIN");
    acme.by(alice).roleChanged(carol, "ANNOTATOR", "MEMBER").roleChanged(carol, "ADMIN", "x");
    assertThat(types(explain(acme, carol)))
        .containsExactly(
            "OrganizationCreated",
            "MemberAdded",
            "MemberAdded",
            "MemberRoleChanged",
            "MemberAdded",
            "MemberRoleChanged",
            "MemberRoleChanged");
    assertThat(texts(explain(acme, carol)))
        .contains(
            "%s changed the role of %s from READ_ONLY to ADMIN."
                .formatted(person(alice), person(bob)))
        .doesNotContain(
            "%s changed the role of %s from ADMIN to MEMBER."
                .formatted(person(alice), person(bob)));
  }

  @Test
  void followsAnOwnershipThatWasTransferred() {
    var acme = acme();
    acme.by(alice).added(bob, "MEMBER").transferred(alice, bob);
    acme.by(bob).added(carol, "ADMIN");
    var transferred = person(alice) + " transferred the ownership to " + person(bob) + ".";
    assertThat(texts(explain(acme, carol))).contains(transferred).hasSize(5);
    assertThat(texts(explain(acme, alice))).contains(transferred).hasSize(3);
    assertThat(explain(acme, alice).<String>json("$.role")).isEqualTo("ADMIN");
    assertThat(explain(acme, bob).<String>json("$.role")).isEqualTo("OWNER");
  }

  @Test
  void tellsHowARoleCameToBe_andWhoDefinedIt() {
    var acme = acme();
    acme.by(alice).added(bob, "ADMIN");
    acme.by(bob).roleDefined("AUDITOR", Permission.ORGANIZATION_READ);
    acme.by(alice).roleDefined("OTHER");
    acme.by(alice).added(carol, "AUDITOR");
    acme.by(alice).roleRedefined("AUDITOR", Permission.AUDIT_READ, Permission.MEMBERS_MANAGE);
    acme.by(carol).added(dave, "AUDITOR");
    assertThat(texts(explain(acme, carol)))
        .contains(
            person(bob) + " defined the role AUDITOR with organization:read.",
            person(alice) + " redefined the role AUDITOR with audit:read, members:manage.",
            person(alice) + " added " + person(bob) + " as ADMIN.")
        .hasSize(6);
    assertThat(texts(explain(acme, dave))).hasSize(7);
  }

  @Test
  void endsAtOperators_andAtTheServiceItself() {
    var acme = acme();
    acme.byOperator(alice).added(bob, "ADMIN");
    acme.by(bob).added(carol, "MEMBER");
    assertThat(texts(explain(acme, carol)))
        .containsExactly(
            "The operator %s added %s as ADMIN.".formatted(person(alice), person(bob)),
            "%s added %s as MEMBER.".formatted(person(bob), person(carol)));
  }

  @Test
  void endsWhereAnOrganizationWasBroughtIn() {
    var acme =
        untold().byOperator(dave).created("default", Visibility.PRIVATE, Kind.STANDARD, null);
    var longAgo = Instant.parse("2011-11-11T11:11:11Z");
    acme.tell(new OrganizationImported(acme.id(), "a list", longAgo))
        .tell(
            new MemberAdded(
                acme.id(), alice, null, null, "OWNER", null, null, List.of(), List.of(), longAgo));
    acme.by(alice).added(bob, "MEMBER");
    assertThat(texts(explain(acme, bob)))
        .containsExactly(
            "The operator %s created the organization %s.".formatted(dave, acme.name()),
            "The operator %s brought it in from a list, where it had been since %s."
                .formatted(dave, longAgo),
            "The operator %s brought in %s as OWNER, who had been a member since %s."
                .formatted(dave, alice, longAgo),
            "%s added %s as MEMBER.".formatted(alice, person(bob)));
  }

  @Test
  void tellsOfThePresentMembershipAlone() {
    var acme = acme();
    acme.by(alice).added(bob, "ADMIN").removed(bob);
    acme.tell(new JoinRequested(acme.id(), bob, null, null, null, null));
    acme.by(alice).tell(new JoinRequestApproved(acme.id(), bob, "MEMBER")).added(bob, "MEMBER");
    assertThat(types(explain(acme, bob)))
        .containsExactly(
            "OrganizationCreated",
            "MemberAdded",
            "JoinRequested",
            "JoinRequestApproved",
            "MemberAdded");
  }

  @Test
  void tellsOfAnInvitationThatWasSentAgain() {
    var acme = acme();
    acme.by(alice).added(carol, "ADMIN");
    acme.by(alice).tell(invitation(acme, alice, bob, "MEMBER"));
    acme.by(carol).resent("i-" + bob, bob + "@example.com", 2, NEXT_WEEK);
    acme.by(bob).tell(new InvitationAccepted(acme.id(), "i-" + bob, bob));
    acme.added(bob, "MEMBER", bob + "@example.com", null, "i-" + bob);
    assertThat(types(explain(acme, bob)))
        .containsExactly(
            "OrganizationCreated",
            "MemberAdded",
            "MemberAdded",
            "MemberInvited",
            "InvitationResent",
            "InvitationAccepted",
            "MemberAdded");
  }

  @Test
  void isForThemselves_andForThoseWhoSeeMembersAndTheAuditTrail() {
    var acme = acme();
    acme.by(alice).added(bob, "MEMBER").added(carol, "NONE");
    var path = path(acme, bob);
    assertThat(as(bob).after(acme).get(path).status()).isEqualTo(200);
    assertThat(as(alice).after(acme).get(path).status()).isEqualTo(200);
    assertThat(asOperator().after(acme).get(path).status()).isEqualTo(200);
    assertThat(as(carol).after(acme).get(path(acme, carol)).status()).isEqualTo(200);
    as(bob).get(path(acme, alice)).isProblem(403, "FORBIDDEN");
    as(carol).get(path).isProblem(403, "FORBIDDEN");
    as(dave).get(path).isProblem(404, "ORGANIZATION_NOT_FOUND");
    as(alice).get(path(acme, dave)).isProblem(404, "NOT_FOUND");
    acme.removed(bob);
    as(alice).after(acme).get(path).isProblem(404, "NOT_FOUND");
    as(bob).after(acme).get(path).isProblem(404, "ORGANIZATION_NOT_FOUND");
  }

  private void invite(Story acme, String inviter, String invitee, String role) {
    acme.by(inviter).tell(invitation(acme, inviter, invitee, role));
    acme.by(invitee).tell(new InvitationAccepted(acme.id(), "i-" + invitee, invitee));
    acme.added(invitee, role, invitee + "@example.com", "Name of " + invitee, "i-" + invitee);
  }

  private static MemberInvited invitation(Story acme, String inviter, String invitee, String role) {
    return new MemberInvited(
        acme.id(),
        "i-" + invitee,
        EmailAddress.of(invitee + "@example.com"),
        role,
        List.of(),
        List.of(),
        acme.name(),
        inviter,
        null,
        null,
        1,
        NEXT_WEEK,
        true);
  }

  private Answer explain(Story acme, String userId) {
    return as(user("operator"), Map.of("scope", "organization:operator"))
        .after(acme)
        .get(path(acme, userId));
  }

  private static List<String> texts(Answer answer) {
    return answer.json("$.chain[*].text");
  }

  private static List<String> types(Answer answer) {
    return answer.json("$.chain[*].type");
  }

  private static String person(String userId) {
    return "Name of %s (%s)".formatted(userId, userId);
  }

  private static String path(Story acme, String userId) {
    return "/organizations/%s/members/%s/explanation".formatted(acme.id(), userId);
  }
}
