package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.command.testing.HttpCommands;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.RawHttp;
import io.orgtrail.command.testing.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes over HTTP, it is not answered as a failure of ours; {@code -Dhostile.values=1000}
 * tries more than a build has time for, {@code -Dhostile.seed=…} others.
 */
class HostileRequestsIT {

  private static final int VALUES = Integer.getInteger("hostile.values", 3);

  private static final List<String> HEADERS =
      List.of(
          "Idempotency-Key",
          "Dry-Run",
          "If-Match",
          "Prefer",
          "traceparent",
          "Content-Type",
          "Content-Encoding",
          "Authorization",
          "Accept");

  private static final List<String> TEXTS =
      List.of(
          "",
          "\"",
          "\"9999999999999999999\"",
          "*",
          "W/\"1\"",
          "a b",
          "true, false",
          "wait=999999999999",
          "wait=-1",
          "Bearer",
          "Bearer x",
          "Bearer a.b.c",
          "Basic Og==",
          "\u00e9\u00ff",
          "application/json; charset=utf-7",
          "application/json; charset=\"",
          "multipart/form-data; boundary=x",
          "application/x-www-form-urlencoded",
          "gzip",
          "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-00",
          "9".repeat(5_000));

  private static final List<String> PATHS =
      List.of(
          "/commands/%00",
          "/commands/%ff",
          "/commands/%ed%a0%80",
          "/commands/%zz",
          "/commands/..%2f..",
          "/commands/;x",
          "/commands//",
          "/commands/" + "a".repeat(10_000),
          "/commands/%27%20OR%201=1",
          "/commands/%F0%9F%98%80",
          "/commands?%00=1&%ff=%ff");

  private final Random random = new Random(Long.getLong("hostile.seed", 4711));
  private final HttpCommands http = Installation.shared().http();
  private final RawHttp raw = Installation.shared().rawHttp();
  private final String alice = Tokens.of("alice");
  private final String acme = "acme-" + UUID.randomUUID();
  private final String create = "{\"organizationId\":\"%s\",\"name\":\"%s\"}".formatted(acme, acme);

  private int send(String method, String path, Map<String, String> more, String body) {
    var headers = new HashMap<>(Map.of("Content-Type", "application/json"));
    headers.put("Authorization", "Bearer " + alice);
    headers.putAll(more);
    return raw.send(method, path, headers, body);
  }

  @Test
  void noBodyIsAFailure() {
    assertThat(http.post(alice, "CreateOrganization", create).status()).isEqualTo(200);
    MessageCatalogue.commands()
        .forEach(
            (name, type) -> {
              for (var i = 0; i < VALUES; i++) {
                var body = HostileJson.of(type, acme, random);
                var answer = http.post(alice, name, body, "Dry-Run", "true");
                assertThat(answer.status()).as("%s %s", name, body).isBetween(200, 499);
              }
            });
  }

  @Test
  void noHeaderIsAFailure() {
    for (var header : HEADERS) {
      for (var text : TEXTS) {
        var status = send("POST", "/commands/CreateOrganization", Map.of(header, text), create);
        assertThat(status).as("%s: %s", header, text).isBetween(200, 499);
      }
    }
  }

  @Test
  void noPathIsAFailure() {
    for (var path : PATHS) {
      for (var method : List.of("GET", "POST", "PUT", "TRACE", "FOO")) {
        assertThat(send(method, path, Map.of(), "{}")).as(path).isBetween(200, 501);
      }
    }
  }

  @Test
  void megabytesAreRefusedBeforeTheyAreRead() {
    var huge = "{\"name\":\"" + "a".repeat(10 << 20) + "\"}";
    assertThat(http.post(alice, "CreateOrganization", huge).status()).isEqualTo(413);
    var endless = Map.of("Content-Length", "" + Long.MAX_VALUE);
    assertThat(send("POST", "/commands/CreateOrganization", endless, create)).isEqualTo(413);
    var absurd = Map.of("Content-Length", "-1");
    assertThat(send("POST", "/commands/CreateOrganization", absurd, create)).isEqualTo(400);
    var doubled = Map.of("Transfer-Encoding", "chunked", "Content-Length", "5");
    assertThat(send("POST", "/commands/CreateOrganization", doubled, create)).isBetween(200, 499);
  }
}
