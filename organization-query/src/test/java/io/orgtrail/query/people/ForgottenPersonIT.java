package io.orgtrail.query.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.people.PersonEvent.PersonForgotten;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.Person;
import io.orgtrail.query.fixtures.Chains;
import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForgottenPersonIT extends QueryTest {

  private final String address = bob + "@example.com";

  /** Bob was invited, is a member, and has asked to join; all of it is told before the position. */
  private Story acmeWithBob() {
    return acme()
        .invited("i-" + bob, address)
        .added(bob, "MEMBER")
        .requestedBy(user("bobby"), "I am " + bob);
  }

  private void forgetBob(Story acme) {
    acme.forgotten(
        List.of(
            Person.user(bob), Person.user(user("bobby")), Person.address(EmailAddress.of(address))),
        new PersonForgotten(acme.id(), List.of(bob, user("bobby")), List.of("i-" + bob), false));
  }

  @Test
  void isErasedInTheReadModel() {
    var acme = acmeWithBob();
    var before = as(alice).after(acme).get("/organizations/%s/members?search=%s", acme.id(), bob);
    assertThat(before.<String>each("email")).containsExactly(address);

    forgetBob(acme);

    var now = as(alice).after(acme);
    assertThat(now.get("/organizations/%s/members?search=%s", acme.id(), address).each("userId"))
        .isEmpty();
    var member = now.get("/organizations/%s/members/%s", acme.id(), bob);
    assertThat(member.<String>json("$.email")).isEqualTo("erased");
    assertThat(member.<String>json("$.name")).isEqualTo("erased");
    assertThat(member.<String>json("$.role")).isEqualTo("MEMBER");
    var invitation = now.get("/organizations/%s/invitations", acme.id());
    assertThat(invitation.<String>each("email")).containsExactly("erased");
    var requests = now.get("/organizations/%s/join-requests", acme.id());
    assertThat(requests.<String>each("message")).containsExactly("erased");
  }

  @Test
  void isErasedInThePast() {
    var acme = acmeWithBob();
    var path = "/organizations/%s/members/%s?asOf=%d".formatted(acme.id(), bob, acme.position());
    assertThat(as(alice).after(acme).get(path).<String>json("$.email")).isEqualTo(address);

    forgetBob(acme);

    assertThat(as(alice).after(acme).get(path).<String>json("$.email")).isEqualTo("erased");
  }

  @Test
  void isErasedInTheAuditTrail_whichIsStillVerified() {
    var acme = acmeWithBob();
    new Chains(Database.shared()).make();
    var path = "/organizations/%s/audit-trail?order=asc".formatted(acme.id());
    assertThat(as(alice).after(acme).get(path).body()).contains(address);
    var found = as(alice).after(acme).get(path + "&text=%s", address);
    assertThat(found.<String>each("type")).contains("MemberAdded");

    forgetBob(acme);
    new Chains(Database.shared()).make();

    assertThat(as(alice).after(acme).get(path).body())
        .doesNotContain(address, "enc:1:")
        .contains("\"email\":\"erased\"", "PersonForgotten");
    var verification =
        as(alice).after(acme).get("/organizations/%s/audit-trail/verification", acme.id());
    assertThat(verification.<Boolean>json("$.verified")).isTrue();
    var export =
        as(alice)
            .after(acme)
            .with("Accept", "application/x-ndjson")
            .get("/organizations/%s/audit-trail", acme.id());
    assertThat(export.body()).doesNotContain(address).contains("enc:1:", "erased");
  }
}
