package io.orgtrail.query.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.Client;
import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.RawClient;
import io.orgtrail.query.fixtures.Story;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands in a parameter, a path, a header or a body, it is not answered with a failure of
 * ours. A build tries some values of each, the same ones each time; {@code -Dhostile.values=1000}
 * tries all, {@code -Dhostile.seed=…} others.
 */
class HostileQueriesIT extends QueryTest {

  private static final int VALUES = Integer.getInteger("hostile.values", 3);

  private final Random random = new Random(Long.getLong("hostile.seed", 4711));
  private final List<Endpoint> endpoints = Endpoint.of(service);
  private final RawClient raw = new RawClient(service);
  private final Story acme = acme().added(bob, "MEMBER").invited("i", "carol@example.com");
  private final Client owner = as(alice).after(acme);
  private final List<String> failures = new ArrayList<>();
  private final Map<Integer, Integer> answers = new TreeMap<>();

  private List<String> some(List<String> values) {
    var shuffled = new ArrayList<>(values);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, Math.min(VALUES, shuffled.size()));
  }

  private void send(String method, String target, Map<String, String> more, String body) {
    for (var client : List.of(owner, asOperator())) {
      var headers = new HashMap<>(client.headers());
      headers.putAll(more);
      var answer = raw.send(method, target, headers, body);
      answers.merge(answer.status(), 1, Integer::sum);
      var isBehind = answer.start().contains("READ_MODEL_BEHIND");
      if (answer.status() == 0 || answer.status() >= 500 && !isBehind) {
        failures.add("%s %s %s: %s".formatted(method, target, more, answer));
      }
    }
  }

  private void get(String target) {
    send("GET", target, Map.of(), "");
  }

  /** Among them are such that were taken: the others were looked at one by one. */
  private void assertNoFailure(int... expected) {
    assertThat(failures).isEmpty();
    for (var status : expected) {
      assertThat(answers).containsKey(status);
    }
  }

  @Test
  void knowsEveryEndpoint() {
    assertThat(endpoints).hasSizeGreaterThan(40);
    assertThat(endpoints.stream().flatMap(it -> it.parameters().stream()))
        .contains("asOf", "limit", "cursor", "search", "text", "from", "organizationId");
    assertThat(endpoints.stream().flatMap(it -> it.headers().stream())).contains("Last-Event-ID");
  }

  @Test
  void noParameterIsAFailure() {
    owner.get("/industries");
    for (var endpoint : queries()) {
      for (var parameter : endpoint.parameters()) {
        for (var value : some(HostileTexts.encoded())) {
          get(
              endpoint.of(acme.id())
                  + "?"
                  + required(endpoint, parameter)
                  + parameter
                  + "="
                  + value);
        }
      }
      get(endpoint.of(acme.id()) + "?limit=1&limit=2");
      get(endpoint.of(acme.id()) + "?" + "a&".repeat(200));
      get(endpoint.of(acme.id()) + "?%00=1&=2&;");
    }
    assertNoFailure(200, 400);
  }

  /** What else must be there, so that the parameter is looked at. */
  private static String required(Endpoint endpoint, String parameter) {
    return endpoint.path().endsWith("/changes") && !parameter.equals("from")
        ? "from=1&"
        : endpoint.path().endsWith("/default") && !parameter.equals("kind") ? "kind=IAM&" : "";
  }

  @Test
  void noPathIsAFailure() {
    owner.get("/industries");
    for (var endpoint : queries()) {
      for (var variable : endpoint.variables()) {
        for (var value : some(HostileTexts.encoded())) {
          get(endpoint.with(variable, value, acme.id()));
        }
      }
    }
    assertNoFailure(400, 404);
  }

  @Test
  void noHeaderIsAFailure() {
    owner.get("/industries");
    for (var endpoint : queries()) {
      for (var header : endpoint.headers()) {
        for (var value : some(HostileTexts.forHeaders())) {
          var headers = new HashMap<>(Map.of(header, value));
          headers.putIfAbsent("Prefer", "wait=0");
          send("GET", endpoint.of(acme.id()), headers, "");
        }
      }
    }
    assertNoFailure(200, 400);
  }

  @Test
  void noBodyIsAFailure() {
    var bodies =
        List.of(
            "[",
            "[]",
            "17",
            "\"x\"",
            "{\"projection\":\"\\u0000\"}",
            "{\"projection\":17}",
            "{\"projection\":\"x\",\"projection\":\"y\"}",
            "{\"topic\":\"\\u0000\",\"unknown\":1}",
            "{\"topic\":\"x\",\"eventsPerSecond\":1e99}",
            "{\"topic\":\"x\",\"fromPosition\":9223372036854775808}",
            "{\"topic\":\"x\",\"organizationId\":\"\\ud800\"}",
            "{\"topic\":\"x\",\"eventTypes\":[" + "\"a\",".repeat(1_000) + "\"a\"]}",
            "{\"a\":".repeat(10_000),
            "{\"projection\":\"" + "a".repeat(60_000) + "\"}",
            "{\"projection\":\"" + "a".repeat(100_000) + "\"}",
            "\u00ff\u00fe{}");
    for (var endpoint : endpoints) {
      if (endpoint.method().equals("POST")) {
        for (var type : List.of("application/json", "application/json; charset=utf-16", "text/x")) {
          bodies.forEach(
              body -> send("POST", endpoint.of("x"), Map.of("Content-Type", type), body));
        }
      }
    }
    assertNoFailure(400, 413, 415);
  }

  @Test
  void namesTheParameterThatCannotBeKept() {
    for (var endpoint : queries()) {
      for (var parameter : endpoint.parameters()) {
        var path = endpoint.of(acme.id()) + "?" + required(endpoint, parameter) + parameter + "=";
        var accept = endpoint.path().endsWith("/stream") ? "text/event-stream" : "*/*";
        owner.with("Accept", accept).get("%s", path + "a%00b").isInvalid(parameter);
        owner.with("Accept", accept).get("%s", path + "a".repeat(1_001)).isInvalid(parameter);
      }
    }
  }

  private List<Endpoint> queries() {
    return endpoints.stream().filter(it -> it.method().equals("GET")).toList();
  }
}
