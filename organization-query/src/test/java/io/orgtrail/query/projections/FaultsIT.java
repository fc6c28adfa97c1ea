package io.orgtrail.query.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.query.fixtures.Client;
import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.EventStore;
import io.orgtrail.query.fixtures.QueryService;
import io.orgtrail.query.fixtures.Story;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Full disks, wrong clocks and slow clients; each test has a database of its own. */
class FaultsIT {

  private static final Duration LONG = Duration.ofMinutes(2);

  /** More than the service has connections. */
  private static final int SLOW_CLIENTS = 28;

  private final Database database = Database.withoutEventStore();
  private Story acme;
  private QueryService service;

  @BeforeEach
  void tell() {
    database.makeEventStore();
    service = QueryService.on(database);
    acme =
        Story.of("acme", new EventStore(database))
            .created("default", Visibility.PRIVATE, Kind.STANDARD, null)
            .added("alice", "OWNER");
    assertThat(members()).containsExactly("alice");
  }

  @AfterEach
  void stop() {
    service.close();
    database.stop();
  }

  @Test
  void aDiskThatIsFullForAWhileCostsNothingButTime() {
    database
        .asQuery()
        .execute(
            """
            CREATE FUNCTION read_1.full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$;
            CREATE TRIGGER full_disk BEFORE INSERT ON read_1.member
            FOR EACH STATEMENT EXECUTE FUNCTION read_1.full_disk()""");
    var before = acme.position();
    acme.added("bob", "MEMBER");
    await().atMost(LONG).until(() -> readiness() == 503);
    // What was there is still answered, and says how old it is.
    var stale = alice().get("/organizations/acme/members");
    assertThat(stale.<String>each("userId")).containsExactly("alice");
    assertThat(stale.header("Position")).isEqualTo("" + before);

    database.asQuery().execute("DROP TRIGGER full_disk ON read_1.member");

    assertThat(members()).containsExactly("alice", "bob");
    await().atMost(LONG).until(() -> readiness() == 200);
  }

  /** Whoever made the claims had a clock that was ahead, and is gone. */
  @Test
  void claimsOfTheFutureAreNobodys() {
    service.close();
    database
        .asQuery()
        .update(
            "UPDATE read_1.token_entry SET owner = 'nobody', timestamp ="
                + " to_char(now() + interval '1 day', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')");
    service = QueryService.on(database);

    acme.added("bob", "MEMBER");

    assertThat(members()).containsExactly("alice", "bob");
  }

  @Test
  void exportsThatAreReadSlowlyTakeNoConnectionToTheDatabase() throws IOException {
    acme.tellingLater();
    for (var i = 0; i < 2_000; i++) {
      acme.renamed("A name that is long enough to fill a buffer or two ".repeat(60) + i);
    }
    acme.told();
    members();
    var slow = new ArrayList<Socket>();
    try {
      for (var i = 0; i < SLOW_CLIENTS; i++) {
        slow.add(unread());
      }
      for (var i = 0; i < 20; i++) {
        acme.added("user-" + i, "MEMBER");
        assertThat(members()).hasSize(2 + i);
      }
      assertThat(readiness()).isEqualTo(200);
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
  }

  /** An export by an operator, who may have all places, that has begun and is not read on. */
  private Socket unread() throws IOException {
    var client =
        service
            .as(Map.of("sub", "operator", "scope", "organization:operator"))
            .with("Accept", "application/x-ndjson");
    var socket = new Socket();
    socket.setReceiveBufferSize(1024);
    socket.connect(new InetSocketAddress("127.0.0.1", client.port()));
    var request =
        new StringBuilder("GET /organizations/acme/audit-trail HTTP/1.1\r\nHost: localhost\r\n");
    client.headers().forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
    var begin = socket.getInputStream().readNBytes(12);
    assertThat(new String(begin, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
    return socket;
  }

  private List<String> members() {
    return alice()
        .with("Min-Position", "" + acme.position())
        .with("Prefer", "wait=60")
        .get("/organizations/acme/members")
        .each("userId");
  }

  private int readiness() {
    return service.anonymous().get("/actuator/health/readiness").status();
  }

  private Client alice() {
    return service.as(Map.of("sub", "alice"));
  }
}
