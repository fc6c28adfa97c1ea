package io.orgtrail.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orgtrail.api.messages.Json;
import io.orgtrail.query.fixtures.Client;
import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.QueryService;
import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AuditStreamIT extends QueryTest {

  private static final int MORE_THAN_THREADS = 200;
  private static final Duration SKEW = Duration.ofSeconds(60);

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var one : open) {
      one.close();
    }
  }

  @Test
  void tellsWhatHappensFromNowOn_asThePagesShowIt() {
    var acme = acme().added(bob, "MEMBER");
    var following = following(as(alice).after(acme), path(acme));
    acme.roleChanged(bob, "ADMIN", "MEMBER");
    assertThat(following.each("id", 1)).containsExactly("" + acme.position());
    assertThat(following.each("event")).containsExactly("MemberRoleChanged");
    assertThat(following.each("retry")).containsExactly("1000");
    var page = as(alice).after(acme).get("/organizations/%s/audit-trail?limit=1", acme.id());
    assertThat(data(following)).containsExactly(Json.mapper().readTree(page.body()).at("/data/0"));
    acme.removed(bob);
    assertThat(following.each("event", 2)).containsExactly("MemberRoleChanged", "UserRemoved");
  }

  @Test
  void goesOnAfterTheLastEventThatTheClientGot() {
    var acme = acme().tellingLater();
    for (var i = 0; i < 350; i++) {
      acme.roleChanged(bob, i % 2 == 0 ? "MEMBER" : "ADMIN", i % 2 == 0 ? "ADMIN" : "MEMBER");
    }
    acme.told();
    var asking = as(alice).after(acme);
    List<Number> positions =
        asking.get("/organizations/%s/audit-trail?order=asc&limit=500", acme.id()).each("position");
    var last = positions.get(10).toString();
    var following = following(asking.with("Last-Event-ID", last), path(acme));
    assertThat(following.each("id", 341))
        .isEqualTo(positions.subList(11, 352).stream().map(Number::toString).toList());
    acme.removed(bob);
    assertThat(following.each("event", 342).get(341)).isEqualTo("UserRemoved");
  }

  @Test
  void tellsWhatIsAskedForAlone() {
    var acme = acme();
    var other = acme();
    var all = as(alice).after(other).with("Last-Event-ID", "0");
    var byActor = following(all, path(acme) + "?actor=" + dave);
    var byType = following(all, path(acme) + "?type=UserRemoved");
    var byTarget = following(all, path(acme) + "?target=" + carol);
    var byText = following(all, path(acme) + "?text=CAROL-");
    other.added(bob, "MEMBER").added(carol, "MEMBER");
    acme.added(bob, "MEMBER").by(dave).added(carol, "MEMBER").by(alice).removed(bob);
    acme.renamed("Carol-" + acme.id());
    assertThat(byActor.each("event", 1)).containsExactly("MemberAdded");
    assertThat(byType.each("event", 1)).containsExactly("UserRemoved");
    assertThat(byTarget.each("event", 1)).containsExactly("MemberAdded");
    assertThat(byText.each("event", 2)).containsExactly("MemberAdded", "OrganizationRenamed");
    assertThat(data(byTarget).get(0).at("/data/userId").asString()).isEqualTo(carol);
  }

  @Test
  void ends_whenItsClientMayNotReadTheTrailAnyMore() {
    var acme = acme().added(bob, "ADMIN").added(carol, "ADMIN");
    var bobs = following(as(bob).after(acme), path(acme));
    var carols = following(as(carol).after(acme), path(acme));
    acme.renamed("Acme 2 " + acme.id());
    assertThat(bobs.each("event", 1)).containsExactly("OrganizationRenamed");
    acme.roleChanged(bob, "MEMBER", "ADMIN").removed(carol);
    bobs.awaitEnd();
    carols.awaitEnd();
    assertThat(bobs.each("event")).containsExactly("OrganizationRenamed");
    assertThat(carols.each("event")).doesNotContain("UserRemoved");
    as(bob).get(path(acme)).isProblem(403, "FORBIDDEN");
    as(carol).get(path(acme)).isProblem(404, "ORGANIZATION_NOT_FOUND");
  }

  @Test
  void ends_whenTheTokenHasExpired() {
    var acme = acme();
    as(alice).after(acme).get("/industries");
    var expires = Instant.now().plusSeconds(8).minus(SKEW);
    var following = following(as(alice, Map.of("exp", Date.from(expires))), path(acme));
    acme.added(bob, "MEMBER");
    assertThat(following.each("event", 1)).containsExactly("MemberAdded");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Instant.now().isAfter(expires.plus(SKEW).plusSeconds(1)));
    acme.removed(bob);
    following.awaitEnd();
    assertThat(following.each("event")).containsExactly("MemberAdded");
  }

  @Test
  void servesManyWithoutAThreadForEach() {
    var organizations = List.of(acme(), acme(), acme());
    as(alice).after(organizations.get(2)).get("/industries");
    var followings = new ArrayList<Following>();
    for (var i = 0; i < MORE_THAN_THREADS; i++) {
      followings.add(following(as(alice), path(organizations.get(i % 3))));
    }
    var threads = Thread.getAllStackTraces().keySet().stream().map(Thread::getName);
    assertThat(threads.filter(name -> name.startsWith("audit-stream"))).hasSizeLessThan(10);
    assertThat(asOperator().get("/actuator/prometheus").body())
        .containsPattern("organization_audit_streams 2\\d\\d\\.0");
    organizations.forEach(one -> one.added(bob, "MEMBER"));
    for (var i = 0; i < MORE_THAN_THREADS; i++) {
      assertThat(followings.get(i).each("id", 1))
          .containsExactly("" + organizations.get(i % 3).position());
    }
  }

  @Test
  void isNotHeldUpByClientsThatDoNotRead() throws Exception {
    var acme = acme().tellingLater();
    for (var i = 0; i < 1_000; i++) {
      acme.renamed("A name that is long enough to fill a buffer or two ".repeat(60) + i);
    }
    acme.told();
    as(alice).after(acme).get("/industries");
    for (var i = 0; i < 8; i++) {
      open.add(unread(as(alice).with("Last-Event-ID", "0"), path(acme)));
    }
    var following = following(as(alice), path(acme));
    for (var i = 1; i <= 10; i++) {
      acme.added(user("user" + i), "MEMBER");
      assertThat(following.each("event", i)).hasSize(i);
    }
    var reading = following(as(alice).with("Last-Event-ID", "0"), path(acme));
    assertThat(reading.each("event", 1_012)).hasSize(1_012);
  }

  private static Socket unread(Client client, String path) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(1024);
    socket.connect(new java.net.InetSocketAddress("127.0.0.1", client.port()));
    var request = new StringBuilder("GET %s HTTP/1.1\r\nHost: localhost\r\n".formatted(path));
    client.headers().forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void forgetsClientsThatAreGone_andTellsTheOthersThatItIsThere() {
    var acme = acme();
    var gone = following(as(alice).after(acme), path(acme));
    var there = following(as(alice).after(acme), path(acme));
    gone.close();
    await().atMost(Duration.ofSeconds(90)).until(() -> there.lines().contains(":"));
    await().atMost(Duration.ofSeconds(90)).until(() -> streams() == 1);
  }

  private double streams() {
    return asOperator()
        .get("/actuator/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith("organization_audit_streams "))
        .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
        .sum();
  }

  @Test
  void servesSoManyAtOnce_untilTheServiceStops() {
    var acme = acme();
    as(alice).after(acme).get("/industries");
    try (var small =
        QueryService.on(Database.shared(), Map.of("ORGANIZATION_AUDIT_MAX_STREAMS", "1"))) {
      var client = small.as(Map.of("sub", alice)).after(acme);
      var first = following(client, path(acme));
      var refused = client.get(path(acme));
      refused.isProblem(503, "UNAVAILABLE");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      small.close();
      first.awaitEnd();
    }
  }

  @Test
  void refusesWhatItCannotServe() {
    var acme = acme().added(bob, "MEMBER");
    var asking = as(alice).after(acme);
    for (var id : List.of("abc", "-1", "1.5", "99999999999999999999")) {
      asking.with("Last-Event-ID", id).get(path(acme)).isInvalid("Last-Event-ID");
    }
    asking.get(path(acme) + "?type=Nothing").isInvalid("type");
    asking.get(path(acme) + "?from=1").isInvalid("from");
    asking.get(path(acme) + "?cursor=x").isInvalid("cursor");
    asking.with("Accept", "application/json").get(path(acme)).isProblem(406, "NOT_ACCEPTABLE");
    as(bob).after(acme).get(path(acme)).isProblem(403, "FORBIDDEN");
    as(dave).get(path(acme)).isProblem(404, "ORGANIZATION_NOT_FOUND");
    service.anonymous().get(path(acme)).isProblem(401, "UNAUTHENTICATED");
    var head = asking.send("HEAD", path(acme));
    assertThat(head.header("Content-Type")).isEqualTo("text/event-stream;charset=UTF-8");
  }

  private Following following(Client client, String path) {
    var following = Following.of(client, path);
    open.add(following);
    return following;
  }

  private static List<JsonNode> data(Following following) {
    return following.each("data").stream().map(line -> Json.mapper().readTree(line)).toList();
  }

  private static String path(Story organization) {
    return "/organizations/%s/audit-trail/stream".formatted(organization.id());
  }
}
