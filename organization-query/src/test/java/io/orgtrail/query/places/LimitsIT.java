package io.orgtrail.query.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orgtrail.query.fixtures.Answer;
import io.orgtrail.query.fixtures.Client;
import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.QueryService;
import io.orgtrail.query.fixtures.QueryTest;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsIT extends QueryTest {

  private static final int MANY = 60;

  private static QueryService bounded() {
    return QueryService.on(
        Database.shared(),
        Map.of(
            "ORGANIZATION_QUERIES_PER_CALLER", "5",
            "ORGANIZATION_QUERIES_PER_ORGANIZATION", "8",
            "ORGANIZATION_AUDIT_MAX_STREAMS_PER_CALLER", "1"));
  }

  /** More at once than any number of callers may ask in the seconds that it takes. */
  private static List<Answer> ask(List<Client> clients, String path) {
    return IntStream.range(0, MANY)
        .mapToObj(n -> clients.get(n % clients.size()).ask(path))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  private static void assertSomeLimited(List<Answer> answers, String detail) {
    assertThat(answers).extracting(Answer::status).contains(200, 429).containsOnly(200, 429);
    var limited = answers.stream().filter(it -> it.status() == 429).toList();
    limited.get(0).isProblem(429, "RATE_LIMITED");
    assertThat(limited).allMatch(it -> it.header("Retry-After").equals("1"));
    assertThat(limited).anyMatch(it -> it.<String>problem("$.detail").contains(detail));
  }

  @Test
  void aCallerAndAnOrganizationAreAskedForSoMuchInASecond() throws Exception {
    var acme = acme();
    var path = "/organizations/" + acme.id();
    as(alice).after(acme).get(path);
    try (var small = bounded()) {
      var client = small.as(Map.of("sub", alice));
      assertSomeLimited(ask(List.of(client), "/industries"), "One caller");
      var operator = small.as(Map.of("sub", "o", "scope", "organization:operator"));
      assertThat(ask(List.of(operator), path)).allMatch(it -> it.status() == 200);
      assertThat(operator.get("/actuator/prometheus").body())
          .contains("organization_rate_limited_total{kind=\"requests\",limit=\"caller\"}");
      var strangers =
          IntStream.range(0, MANY).mapToObj(n -> small.as(Map.of("sub", user("s" + n)))).toList();
      assertThat(ask(strangers, path))
          .extracting(Answer::status)
          .contains(429)
          .containsOnly(404, 429);
      refusesASecondStream(small.as(Map.of("sub", alice)), path);
    }
  }

  private static void refusesASecondStream(Client client, String organization) throws Exception {
    await().until(() -> client.get(organization).status() == 200);
    var path = organization + "/audit-trail/stream";
    var request = client.request("GET", path);
    var first = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    try (var body = first.body()) {
      assertThat(first.statusCode()).isEqualTo(200);
      var second = client.get(path);
      second.isProblem(429, "RATE_LIMITED");
      assertThat(second.<String>problem("$.detail")).contains("1 streams");
      assertThat(second.header("Retry-After")).isEqualTo("1");
      assertThat(body.read()).isPositive();
    }
  }
}
