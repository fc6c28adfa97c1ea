package io.orgtrail.command.gateway;

import static io.orgtrail.command.gateway.Scenario.create;
import static io.orgtrail.command.gateway.Scenario.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.api.invitations.InvitationCommand.AcceptInvitation;
import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
import io.orgtrail.api.invitations.InvitationCommand.ResendInvitation;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ReinstateMember;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.people.PersonCommand.ForgetPerson;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonalDataIT {

  private final Gateway gateway = new Gateway();
  private final String unique = UUID.randomUUID().toString();
  private final String acme = "acme-" + unique;
  private final String bob = "bob-" + unique;
  private final String address = bob + "@example.com";

  @BeforeEach
  void createAcme() {
    gateway.run(gateway.from("alice", create(acme, acme)));
  }

  private List<String> alice(Command... commands) {
    return List.of(commands).stream()
        .map(command -> gateway.run(gateway.from("alice", command)).codes().get(0))
        .toList();
  }

  private List<String> forget(ForgetPerson command) {
    return gateway.run(gateway.from(operator(), UUID.randomUUID().toString(), command)).codes();
  }

  private AddMember addBob() {
    return new AddMember(acme, bob, address, "Bob Builder", "MEMBER", null);
  }

  private InviteMember inviteBob(String id) {
    return new InviteMember(
        acme, address, "MEMBER", null, null, 7, "Come in, Bob", false, id + unique);
  }

  private String stored() {
    return String.join("\n", texts("payload"));
  }

  private List<String> texts(String column) {
    return gateway
        .database
        .jdbc()
        .queryForList(
            "SELECT " + column + " FROM eventstore.event WHERE organization_id = ?",
            String.class,
            acme);
  }

  private String read() {
    var events =
        gateway
            .database
            .jdbc()
            .query(
                "SELECT "
                    + StoredEvent.COLUMNS
                    + " FROM eventstore.event e WHERE organization_id = ? ORDER BY position",
                (row, number) -> StoredEvent.read(row),
                acme);
    return String.join(
        "\n", StoredEvent.open(events, gateway.vault).stream().map(StoredEvent::payload).toList());
  }

  private long keys() {
    return gateway.database.count(
        """
        SELECT count(DISTINCT k.key_id) FROM vault.personal_data_key k
        JOIN vault.personal_data_use u USING (key_id) WHERE u.organization_id = ?""",
        acme);
  }

  @Test
  void standsNowhereInTheStoreInClear() {
    assertThat(alice(addBob(), inviteBob("i"))).containsExactly("ACCEPTED", "ALREADY_MEMBER");
    assertThat(stored()).contains("\"enc:1:").doesNotContain(address, "Bob Builder", "alice@");
    assertThat(texts("metadata")).allSatisfy(text -> assertThat(text).doesNotContain(address));
    assertThat(read()).contains(address, "Bob Builder", "alice@example.com");
  }

  @Test
  void isUnderstoodByANodeThatReadsTheEvents() {
    alice(addBob());
    var next = new Gateway();
    assertThat(next.run(next.from("alice", inviteBob("i"))).codes())
        .containsExactly("ALREADY_MEMBER");
  }

  @Test
  void takesOneKeyForEachPersonHoweverMuchIsTold() {
    alice(addBob(), new RemoveMember(acme, bob), addBob(), new RemoveMember(acme, bob));
    // Alice and bob, by user id and by address.
    assertThat(keys()).isEqualTo(4);
  }

  @Test
  void isGoneForEver_ofAUser() {
    alice(addBob());
    assertThat(forget(new ForgetPerson(bob, null))).containsExactly("ACCEPTED");
    assertThat(read())
        .doesNotContain(address, "Bob Builder")
        .contains("\"email\":\"erased\",\"name\":\"erased\"")
        .contains("\"userIds\":[\"%s\"],\"invitationIds\":[],\"contact\":false".formatted(bob));
    assertThat(forget(new ForgetPerson(bob, null))).containsExactly("NO_SUCH_PERSON");
  }

  @Test
  void isGoneForEver_ofAnAddress() {
    alice(inviteBob("i"));
    assertThat(forget(new ForgetPerson(null, address))).containsExactly("ACCEPTED");
    assertThat(read())
        .doesNotContain(address, "Come in, Bob")
        .contains("\"userIds\":[],\"invitationIds\":[\"i%s\"]".formatted(unique))
        .contains("\"inviterName\":\"alice\"");
  }

  @Test
  void goesWithWhoeverProvedThatAnAddressIsTheirs() {
    alice(inviteBob("i"));
    gateway.run(gateway.from(bob, new AcceptInvitation(acme, "i" + unique, null)));
    assertThat(forget(new ForgetPerson(bob, null))).containsExactly("ACCEPTED");
    assertThat(read()).doesNotContain(address).contains("\"invitationIds\":[\"i" + unique);
  }

  @Test
  void doesNotGoWithSomebodyWhoseAddressAnotherOnlyClaimed() {
    alice(inviteBob("i"), new AddMember(acme, "eve-" + unique, address, "Eve", "MEMBER", null));
    assertThat(forget(new ForgetPerson("eve-" + unique, null))).containsExactly("ACCEPTED");
    assertThat(read()).contains(address).doesNotContain("\"Eve\"");
  }

  @Test
  void doesNotComeBackOutOfWhatAnotherNodeRemembers() {
    var other = new Gateway();
    alice(inviteBob("i"));
    other.run(other.from("alice", new ResendInvitation(acme, "i" + unique, null)));
    forget(new ForgetPerson(null, address));
    other.run(other.from("alice", new ResendInvitation(acme, "i" + unique, null)));
    assertThat(read()).doesNotContain(address);
  }

  @Test
  void canBeToldAnewOfSomebodyWhoComesAgain() {
    alice(addBob());
    forget(new ForgetPerson(bob, null));
    assertThat(alice(new RemoveMember(acme, bob), new ReinstateMember(acme, bob)))
        .containsOnly("ACCEPTED");
    assertThat(read()).doesNotContain(address);
    assertThat(alice(new RemoveMember(acme, bob), addBob())).containsOnly("ACCEPTED");
    assertThat(read()).contains(address, "Bob Builder");
  }

  @Test
  void letsTwoWhoAreForgottenBeApart() {
    var carl = "carl-" + unique + "@example.com";
    var inviteCarl =
        new InviteMember(acme, carl, "MEMBER", null, null, 7, null, false, "c" + unique);
    alice(inviteBob("i"), inviteCarl);
    forget(new ForgetPerson(null, address));
    forget(new ForgetPerson(null, carl));
    var next = new Gateway();
    assertThat(
            next.run(
                    next.from("alice", new ResendInvitation(acme, "i" + unique, null)),
                    next.from("alice", new ResendInvitation(acme, "c" + unique, null)))
                .codes())
        .containsOnly("ACCEPTED");
  }

  @Test
  void isForgottenWithTheNextVersionOfNoOrganization() {
    alice(addBob());
    var before = gateway.run(gateway.from("alice", new RemoveMember(acme, "nobody")));
    assertThat(before.codes()).containsExactly("NOT_A_MEMBER");
    var reply =
        gateway
            .run(
                gateway.from(operator(), UUID.randomUUID().toString(), new ForgetPerson(bob, null)))
            .accepted(0);
    assertThat(reply.organizationId()).isNull();
    assertThat(reply.events()).containsExactly("PersonForgotten");
    assertThat(reply.version()).isEqualTo(3);
    assertThat(reply.position())
        .isEqualTo(
            gateway.database.count(
                "SELECT max(position) FROM eventstore.event WHERE organization_id = ?", acme));
  }
}
