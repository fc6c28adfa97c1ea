package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.HttpCommands;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.Reply;
import io.orgtrail.command.testing.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RacesIT {

  private static final int THREADS = 8;
  private static final int REQUESTS = 32;

  private final Installation installation = Installation.shared();
  private final CommandClient client = installation.client();
  private final HttpCommands http = installation.http();
  private final String acme = "acme-" + UUID.randomUUID();

  /** Gives the commands from several threads at once. */
  private static <T> List<T> atOnce(int requests, IntFunction<T> request) throws Exception {
    var threads = Executors.newFixedThreadPool(THREADS);
    try {
      var all = new ArrayList<Callable<T>>();
      IntStream.range(0, requests).forEach(n -> all.add(() -> request.apply(n)));
      var results = new ArrayList<T>();
      for (Future<T> result : threads.invokeAll(all)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }

  private static List<String> oneWinner(String losersCode) {
    var codes = new ArrayList<>(Collections.nCopies(REQUESTS - 1, losersCode));
    codes.add("");
    return codes;
  }

  private static void assertOneWinner(List<Reply> replies, ErrorCode losersCode) {
    assertThat(replies)
        .extracting(Reply::code)
        .containsExactlyInAnyOrderElementsOf(oneWinner(losersCode.name()));
  }

  private void createAcme() {
    client.send(Message.create(acme).by("alice")).accepted();
  }

  @Test
  void oneOrganizationGetsTheName() throws Exception {
    var replies =
        atOnce(REQUESTS, n -> client.send(Message.create(acme + "-" + n, acme).by("user" + n)));

    assertOneWinner(replies, ErrorCode.NAME_TAKEN);
  }

  @Test
  void oneOrganizationGetsTheSlugOverHttp() throws Exception {
    var answers =
        atOnce(
            REQUESTS,
            n ->
                http.post(
                    Tokens.of("user" + n),
                    "CreateOrganization",
                    """
                    {"organizationId":"%s-%d","name":"%s-%d","slug":"%s"}"""
                        .formatted(acme, n, acme, n, acme)));

    assertThat(answers)
        .extracting(HttpCommands.Answer::code)
        .containsExactlyInAnyOrderElementsOf(oneWinner("SLUG_TAKEN"));
    assertThat(answers).allMatch(it -> it.status() < 500);
  }

  @Test
  void oneOrganizationGetsTheId() throws Exception {
    var replies =
        atOnce(REQUESTS, n -> client.send(Message.create(acme, acme + "-" + n).by("user" + n)));

    assertOneWinner(replies, ErrorCode.ORGANIZATION_EXISTS);
    assertThat(installation.database().eventTypes(acme)).hasSize(2);
  }

  @Test
  void aMemberIsAddedOnce() throws Exception {
    createAcme();

    var replies =
        atOnce(REQUESTS, n -> client.send(Message.add(acme, "bob", "MEMBER").by("alice")));

    assertThat(replies).allMatch(Reply::isAccepted);
    assertThat(installation.database().eventTypes(acme))
        .containsExactly("OrganizationCreated", "MemberAdded", "MemberAdded");
  }

  @Test
  void anAddressIsInvitedOnce() throws Exception {
    createAcme();

    var replies =
        atOnce(
            REQUESTS,
            n -> client.send(Message.invite(acme, "i" + n, "bob@example.com").by("alice")));

    assertOneWinner(replies, ErrorCode.ALREADY_INVITED);
  }

  @Test
  void ownersWhoDemoteEachOtherLeaveOne() throws Exception {
    createAcme();
    client.send(Message.add(acme, "bob", "OWNER").by("alice")).accepted();
    var pairs = List.of(List.of("alice", "bob"), List.of("bob", "alice"));

    var replies = atOnce(REQUESTS, n -> client.send(demote(pairs.get(n % 2))));

    assertThat(replies).filteredOn(Reply::isAccepted).isNotEmpty();
    assertThat(replies)
        .extracting(Reply::code)
        .allMatch(code -> List.of("", "FORBIDDEN", "LAST_OWNER").contains(code));
    assertThat(installation.database().eventTypes(acme))
        .filteredOn("MemberRoleChanged"::equals)
        .hasSize(1);
  }

  private Message demote(List<String> whoAndWhom) {
    return Message.of(
            "ChangeMemberRole",
            acme,
            "{\"organizationId\":\"%s\",\"userId\":\"%s\",\"role\":\"MEMBER\"}"
                .formatted(acme, whoAndWhom.get(1)))
        .by(whoAndWhom.get(0));
  }

  @Test
  void oneOfTwoThatComeBackGetsTheNameTheyBothHad() throws Exception {
    var both = List.of(acme + "-1", acme + "-2");
    for (var id : both) {
      client.send(Message.create(id, acme).by("alice")).accepted();
      client.send(delete(id)).accepted();
    }

    var replies = atOnce(REQUESTS, n -> client.send(Message.restore(both.get(n % 2))));

    assertThat(replies)
        .extracting(Reply::code)
        .containsOnlyOnce("")
        .containsOnly("", "NAME_TAKEN", "NOT_DELETED");
    assertThat(both)
        .flatExtracting(installation.database()::eventTypes)
        .containsOnlyOnce("OrganizationRestored");
  }

  /** Its slug is a numbered one, made from the name that both have. */
  private Message delete(String organizationId) {
    var slug =
        installation
            .database()
            .jdbc()
            .queryForObject(
                "SELECT payload ->> 'slug' FROM eventstore.event WHERE organization_id = ?"
                    + " AND type = 'OrganizationCreated'",
                String.class,
                organizationId);
    return Message.of(
            "DeleteOrganization",
            organizationId,
            "{\"organizationId\":\"%s\",\"confirmation\":\"%s\"}".formatted(organizationId, slug))
        .by("alice");
  }

  @Test
  void aMemberIsReinstatedOnce() throws Exception {
    createAcme();
    client.send(Message.add(acme, "bob", "MEMBER").by("alice")).accepted();
    client.send(aboutBob("RemoveMember")).accepted();

    var replies = atOnce(REQUESTS, n -> client.send(aboutBob("ReinstateMember")));

    assertOneWinner(replies, ErrorCode.ALREADY_MEMBER);
  }

  private Message aboutBob(String command) {
    return Message.of(
            command, acme, "{\"organizationId\":\"%s\",\"userId\":\"bob\"}".formatted(acme))
        .by("alice");
  }

  @Test
  void anInvitationLetsOnePersonIn() throws Exception {
    createAcme();
    client.send(Message.invite(acme, "link", "bob@example.com").by("alice")).accepted();
    var secret = installation.secret(acme, "link", 1);

    var replies =
        atOnce(
            REQUESTS,
            n ->
                client.send(
                    Message.of(
                            "AcceptInvitation",
                            acme,
                            """
                            {"organizationId":"%s","invitationId":"link","secret":"%s"}"""
                                .formatted(acme, secret))
                        .token(
                            Tokens.with(
                                it ->
                                    it.subject("user" + n)
                                        .claim("email", "bob@example.com")
                                        .claim("email_verified", false)))));

    assertOneWinner(replies, ErrorCode.NOT_PENDING);
    assertThat(installation.database().eventTypes(acme))
        .filteredOn("MemberAdded"::equals)
        .hasSize(2);
  }
}
