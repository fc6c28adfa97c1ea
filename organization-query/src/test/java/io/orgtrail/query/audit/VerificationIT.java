package io.orgtrail.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.Answer;
import io.orgtrail.query.fixtures.Chains;
import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.QueryTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerificationIT extends QueryTest {

  private static final Chains CHAINS = new Chains(Database.shared());

  private Answer ask(String userId, String id) {
    return as(userId).get("/organizations/%s/audit-trail/verification", id);
  }

  @Test
  void tellsWhereTheChainEnds() {
    var acme = acme().added(bob, "MEMBER").invited("i1", "x@example.com");
    publicAcme();
    CHAINS.make();

    var answer = as(alice).after(acme).get("/organizations/%s/audit-trail/verification", acme.id());

    var head = CHAINS.head(acme.id());
    assertThat(answer.<Map<String, Object>>json("$"))
        .containsEntry("verified", true)
        .containsEntry("events", 5)
        .containsEntry("position", (int) acme.position())
        .containsEntry("head", head.get("head"))
        .containsEntry("firstBroken", null)
        .containsEntry("reason", null)
        .containsKey("time")
        .hasSize(7);
    assertThat(Instant.parse(answer.json("$.time"))).isBefore(Instant.now());
    assertThat(head).containsEntry("events", 5L).containsEntry("position", acme.position());
  }

  @Test
  void doesNotCountWhatHasNoLinkYet() {
    var acme = acme();
    CHAINS.make();
    var linked = acme.position();
    acme.added(bob, "MEMBER");
    var initech = acme();

    var asking = as(alice).after(initech);
    var answer = asking.get("/organizations/%s/audit-trail/verification", acme.id());
    assertThat(answer.<Boolean>json("$.verified")).isTrue();
    assertThat(answer.<Integer>json("$.events")).isEqualTo(2);
    assertThat(answer.<Integer>json("$.position")).isEqualTo((int) linked);
    answer = asking.get("/organizations/%s/audit-trail/verification", initech.id());
    assertThat(answer.<Boolean>json("$.verified")).isTrue();
    assertThat(answer.<Integer>json("$.events")).isZero();
    assertThat(answer.<String>json("$.head")).isNull();
  }

  @Test
  void walksThroughMoreThanOnePage() {
    var acme = acme().tellingLater();
    for (var i = 0; i < 2_500; i++) {
      acme.roleChanged(bob, "MEMBER", "ADMIN");
    }
    acme.told();
    CHAINS.make();

    var answer = as(alice).after(acme).get("/organizations/%s/audit-trail/verification", acme.id());
    assertThat(answer.<Boolean>json("$.verified")).isTrue();
    assertThat(answer.<Integer>json("$.events")).isEqualTo(2_502);
  }

  @Test
  void outlivesItsOrganization_forThoseWhoCouldReadTheTrail() {
    var acme = publicAcme().added(bob, "MEMBER").added(carol, "ADMIN");
    CHAINS.make();
    acme.deleted();
    assertThat(
            as(alice)
                .after(acme)
                .get("/organizations/%s/audit-trail/verification", acme.id())
                .status())
        .isEqualTo(200);
    assertThat(ask(carol, acme.id()).status()).isEqualTo(200);
    ask(bob, acme.id()).isProblem(410, "ORGANIZATION_DELETED");
    ask(dave, acme.id()).isProblem(404, "ORGANIZATION_NOT_FOUND");
  }

  @Test
  void needsThePermissionToReadTheTrail() {
    var acme = acme().added(bob, "MEMBER");
    assertThat(
            as(bob)
                .after(acme)
                .get("/organizations/%s/audit-trail/verification", acme.id())
                .status())
        .isEqualTo(403);
  }
}
