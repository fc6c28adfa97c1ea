package io.orgtrail.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.orgtrail.api.eventstore.EventChain;
import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationRenamed;
import io.orgtrail.query.fixtures.Answer;
import io.orgtrail.query.fixtures.Chains;
import io.orgtrail.query.fixtures.Client;
import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.io.IOException;
import java.io.StringReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AuditExportIT extends QueryTest {

  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv";

  @Test
  void exportsWhatThePagesShow() {
    var acme = longStory(3_500);
    for (var query : List.of("?order=asc", "?order=desc", "?order=asc&type=MemberRoleChanged")) {
      var pages = pages(acme, query);
      var lines = lines(export(acme, NDJSON, query));
      assertThat(lines).hasSameSizeAs(pages).hasSizeGreaterThan(3_000);
      for (var i = 0; i < lines.size(); i++) {
        var line = (ObjectNode) lines.get(i);
        assertThat(line.remove(List.of("stored", "link"))).isSameAs(line);
        assertThat(line).isEqualTo(pages.get(i));
      }
    }
    assertThat(records(export(acme, CSV, ""))).hasSize(3_502);
  }

  @Test
  void letsVerifyTheChainOffline() {
    var acme = acme().added(bob, "MEMBER").invited("i1", "b\"ö\u2028\\@example.com");
    var chains = new Chains(Database.shared());
    chains.make();
    acme.removed(bob);
    var lines = export(acme, NDJSON, "?order=asc").body().lines().toList();
    var link = EventChain.start();
    for (var line : lines.subList(0, 5)) {
      link = EventChain.link(link, stored(line));
      assertThat(line).endsWith(",\"link\":\"%s\"}".formatted(HexFormat.of().formatHex(link)));
    }
    chains.make();
    link = EventChain.link(link, stored(lines.get(5)));
    assertThat(lines.get(5)).endsWith(",\"link\":null}");
    assertThat(export(acme, NDJSON, "?type=UserRemoved").body())
        .contains(HexFormat.of().formatHex(link));
  }

  /** Data and metadata as they stand in the line, byte for byte. */
  private static StoredEvent stored(String text) {
    var line = Json.mapper().readTree(text);
    var stored = line.get("stored");
    var data = between(text, "\"data\":", ",\"stored\":{");
    var rest = text.substring(text.indexOf(",\"stored\":{"));
    var end = stored.has("data") ? ",\"data\":" : "},\"link\":";
    return new StoredEvent(
        line.get("position").asLong(),
        Instant.parse(line.get("time").asString()),
        line.get("eventId").asString(),
        stored.get("aggregateType").asString(),
        stored.get("aggregateId").asString(),
        stored.get("sequence").asLong(),
        line.get("type").asString(),
        stored.get("revision").asString(),
        line.get("organizationId").asString(),
        line.get("version").asLong(),
        data,
        stored.has("data") ? between(rest, end, "},\"link\":") : data,
        between(rest, "\"metadata\":", end));
  }

  private static String between(String text, String before, String after) {
    var start = text.indexOf(before) + before.length();
    return text.substring(start, text.indexOf(after, start));
  }

  @Test
  void writesWhatIsStoredByteForByte_unlessItHasLineBreaks() {
    var acme = acme().renamed("Straße \"7\" \u00e9");
    var renamed = acme.position();
    acme.madePublic();
    as(alice).after(acme).get("/industries");
    var command = Database.shared().asCommand();
    var data =
        "{\"organizationId\" : \"%s\", \"name\":\"\\u0041\",\"previousName\":1.0}"
            .formatted(acme.id());
    command.update(
        "UPDATE eventstore.event SET payload = ?::json WHERE position = ?", data, renamed);
    assertThat(export(acme, NDJSON, "?type=OrganizationRenamed").body())
        .contains("\"data\":" + data)
        .contains("\"changes\":[{\"field\":\"name\",\"from\":1.0,\"to\":\"A\"}]");
    assertThat(records(export(acme, CSV, "?type=OrganizationRenamed")).get(0).get("data"))
        .isEqualTo(data);
    command.update(
        "UPDATE eventstore.event SET payload = ?::json, metadata = E'{\\n}' WHERE position = ?",
        "{\r\n\"name\": \"B\"}",
        renamed);
    var line = export(acme, NDJSON, "?type=OrganizationRenamed").body();
    assertThat(line.lines()).hasSize(1);
    assertThat(line).contains("\"data\":{\"name\":\"B\"}").contains("\"metadata\":{}");
  }

  @Test
  void writesCellsThatNoSpreadsheetTakesForFormulas() {
    var acme = acme();
    var evil = List.of("=1+1", "+1", "-1", "@x", "\tx", "\rx");
    evil.forEach(actor -> acme.by(actor).renamed("a,\"b\"\n;c"));
    acme.by(null).renamed("d");
    var answer = export(acme, CSV, "?order=asc&type=OrganizationRenamed");
    assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"%s-audit-trail.csv\"", acme.id());
    assertThat(Long.parseLong(answer.header("Position"))).isGreaterThanOrEqualTo(acme.position());
    assertThat(answer.body())
        .startsWith(
            "position,eventId,type,time,organizationId,version,actor,operator,targetType,targetId,"
                + "commandId,traceId,changes,data\r\n");
    var records = records(answer);
    assertThat(records.stream().map(record -> record.get("actor")))
        .containsExactly("'=1+1", "'+1", "'-1", "'@x", "'\tx", "'\rx", "");
    var first = records.get(0);
    assertThat(first.get("changes"))
        .isEqualTo(
            "[{\"field\":\"name\",\"from\":\"%s\",\"to\":\"a,\\\"b\\\"\\n;c\"}]",
            "Name of " + acme.id());
    assertThat(Json.mapper().readValue(first.get("data"), OrganizationRenamed.class).name())
        .isEqualTo("a,\"b\"\n;c");
    assertThat(first.get("operator")).isEqualTo("false");
    assertThat(first.get("targetType")).isEqualTo("organization");
    assertThat(first.get("targetId")).isEqualTo(acme.id());
  }

  @Test
  void choosesTheFormByWhatTheClientAccepts() {
    var acme = acme();
    assertThat(type(acme, "*/*")).isEqualTo("application/json");
    assertThat(type(acme, "application/json")).isEqualTo("application/json");
    assertThat(type(acme, "application/*, text/csv;q=0.9")).startsWith("application/");
    assertThat(type(acme, "text/csv;q=0.5, application/json")).isEqualTo("application/json");
    assertThat(type(acme, "application/json;q=0.5, text/csv")).startsWith("text/csv");
    assertThat(type(acme, "text/csv, */*;q=0.1")).startsWith("text/csv");
    assertThat(type(acme, "text/*")).startsWith("text/csv");
    assertThat(type(acme, "application/x-ndjson;q=1, text/csv;q=0.2")).startsWith(NDJSON);
    var browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    assertThat(type(acme, browser)).isEqualTo("application/json");
    assertThat(as(alice).after(acme).get(path(acme)).header("Content-Type"))
        .isEqualTo("application/json");
    as(alice).with("Accept", "image/png").get(path(acme)).isProblem(406, "NOT_ACCEPTABLE");
    as(alice)
        .with("Accept", "application/xml")
        .get("/audit-trail")
        .isProblem(406, "NOT_ACCEPTABLE");
  }

  private String type(Story acme, String accept) {
    var answer = as(alice).after(acme).with("Accept", accept).get(path(acme));
    assertThat(answer.status()).isEqualTo(200);
    return answer.header("Content-Type");
  }

  @Test
  void refusesWhatMakesNoSenseOrIsNotAllowed() {
    var acme = acme().added(bob, "MEMBER");
    for (var accept : List.of(CSV, NDJSON)) {
      var asking = as(alice).after(acme).with("Accept", accept);
      asking.get(path(acme) + "?cursor=x").isInvalid("cursor");
      asking.get(path(acme) + "?limit=5").isInvalid("limit");
      asking.get(path(acme) + "?order=up").isInvalid("order");
      asking.get(path(acme) + "?type=Nothing").isInvalid("type");
      asking.get("/audit-trail").isProblem(403, "FORBIDDEN");
      var refused = as(bob).after(acme).with("Accept", accept).get(path(acme));
      refused.isProblem(403, "FORBIDDEN");
      assertThat(refused.header("Content-Disposition")).isNull();
    }
  }

  @Test
  void exportsOfEveryOrganizationForOperators() {
    var acme = acme();
    var other = acme().added(bob, "MEMBER");
    var asking = asOperator().after(other).with("Accept", NDJSON);
    var answer = asking.get("/audit-trail?order=asc&from=" + (acme.position() - 1));
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"audit-trail.ndjson\"");
    assertThat(lines(answer).stream().map(line -> line.get("organizationId").asString()).distinct())
        .contains(acme.id(), other.id());
    assertThat(lines(asking.get("/audit-trail?organizationId=" + other.id()))).hasSize(3);
  }

  @Test
  void breaksTheConnection_whenSomethingFailsInTheMiddle() {
    var acme = longStory(3_000);
    as(alice).after(acme).get("/industries");
    var before = setMetadata(acme, "[".repeat(2_000) + "]".repeat(2_000));
    try {
      for (var accept : List.of(CSV, NDJSON)) {
        assertThatThrownBy(() -> export(acme, accept, "?order=asc"))
            .hasCauseInstanceOf(IOException.class);
      }
      // Before anything was sent, it is a problem like any other.
      export(acme, CSV, "?order=desc").isProblem(500, "INTERNAL_ERROR");
    } finally {
      setMetadata(acme, before);
    }
  }

  /** Changes those of the last event; answers what they were. */
  private static String setMetadata(Story story, String json) {
    return Database.shared()
        .asCommand()
        .queryForObject(
            """
            UPDATE eventstore.event SET metadata = ?::json WHERE position = ?
            RETURNING (SELECT metadata::text FROM eventstore.event AS before WHERE position = ?)""",
            String.class,
            json,
            story.position(),
            story.position());
  }

  @Test
  void stops_whenItsClientIsGone() throws Exception {
    var acme = acme().tellingLater();
    for (var i = 0; i < 2_000; i++) {
      acme.renamed("A name that is long enough to fill a buffer or two ".repeat(60) + i);
    }
    acme.told();
    var client = as(alice).after(acme).with("Accept", NDJSON);
    client.get("/industries");
    try (var socket = new Socket("127.0.0.1", client.port())) {
      var headers = new StringBuilder();
      client.headers().forEach((name, value) -> headers.append(name + ": " + value + "\r\n"));
      var request = "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(path(acme), headers);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 200");
      assertThat(exports()).isEqualTo(1);
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> exports() == 0);
  }

  private static long exports() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("audit-export-"))
        .count();
  }

  private Story longStory(int changes) {
    var acme = acme().tellingLater();
    for (var i = 0; i < changes; i++) {
      acme.roleChanged(bob, i % 2 == 0 ? "MEMBER" : "ADMIN", i % 2 == 0 ? "ADMIN" : "MEMBER");
    }
    return acme.told();
  }

  private Answer export(Story acme, String accept, String query) {
    return as(alice).after(acme).with("Accept", accept).get(path(acme) + query);
  }

  private List<JsonNode> pages(Story acme, String query) {
    Client asking = as(alice).after(acme);
    var entries = new ArrayList<JsonNode>();
    var next = "";
    do {
      var page =
          Json.mapper().readTree(asking.get(path(acme) + query + "&limit=500" + next).body());
      page.get("data").forEach(entries::add);
      next = "&cursor=" + page.get("nextCursor").asString("");
    } while (!next.equals("&cursor="));
    return entries;
  }

  private static List<JsonNode> lines(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(NDJSON + ";charset=UTF-8");
    return answer.body().lines().map(line -> Json.mapper().readTree(line)).toList();
  }

  private static List<CSVRecord> records(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var parser = format.parse(new StringReader(answer.body()))) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String path(Story organization) {
    return "/organizations/%s/audit-trail".formatted(organization.id());
  }
}
