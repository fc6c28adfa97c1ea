package io.orgtrail.query.eventreplay;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.query.fixtures.Broker;
import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.QueryService;
import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which orders are refused, and to whom. */
class EventReplayOrdersIT extends QueryTest {

  private static Replaying replaying;

  private final String topic = Replaying.newTopic();

  @BeforeAll
  static void start() {
    replaying =
        new Replaying(
            QueryService.on(Database.shared(), Broker.shared().settings()), Broker.shared());
    Story.of("orders", STORE)
        .created("default", Visibility.PRIVATE, Kind.STANDARD, null)
        .added("alice", "OWNER");
  }

  @AfterAll
  static void stop() {
    replaying.service().close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"from":1}             | from            | is not a field of this request
          {"fromPosition":0}     | fromPosition    | must be greater than 0
          {"fromPosition":"1"}   | fromPosition    | must be a whole number
          {"fromPosition":1.5}   | fromPosition    | must be a whole number
          {"toPosition":-1}      | toPosition      | must be greater than 0
          {"organizationId":7}   | organizationId  | must be a string without control characters
          {"organizationId":"/"} | organizationId  | must be 1 to 64 of A-Z a-z 0-9 _ -
          {"eventTypes":"x"}     | eventTypes      | must be an array
          {"eventTypes":[null]}  | eventTypes[0]   | must not be null
          {"eventsPerSecond":0}  | eventsPerSecond | must be greater than or equal to 1
          {"eventsPerSecond":100001} | eventsPerSecond | must be less than or equal to 100000
          {"eventsPerSecond":true} | eventsPerSecond | must be a whole number""")
  void namesFieldAndRule(String fields, String field, String rule) {
    assertRefused(fields.replace("{", "{\"topic\":\"" + topic + "\","), field, rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                             | must not be null
          {"topic":null}                 | must not be null
          {"topic":""}                   | must be 1 to 249 of A-Z a-z 0-9 . _ -
          {"topic":"a b"}                | must be 1 to 249 of A-Z a-z 0-9 . _ -
          {"topic":"organization.events"} | must not begin with organization., as the service's own topics do
          {"topic":"organization.other"} | must not begin with organization., as the service's own topics do
          {"topic":"__consumer_offsets"} | must not be . or .. or begin with __, as the broker's own topics do
          {"topic":".."}                 | must not be . or .. or begin with __, as the broker's own topics do""")
  void refusesTopicsThatAreNoneOfTheConsumers(String body, String rule) {
    assertRefused(body, "topic", rule);
  }

  private static void assertRefused(String body, String field, String rule) {
    var answer = replaying.order(body);
    answer.isInvalid(field);
    assertThat(answer.<List<String>>problem("$.fields[*].message")).containsExactly(rule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "\"topic\""})
  void refusesWhatIsNoObject(String body) {
    replaying.order(body).isInvalid("body");
  }

  @Test
  void refusesPositionsThatAreNotThere() {
    var head = STORE.head();
    replaying.order(order("\"fromPosition\":" + (head + 1))).isInvalid("fromPosition");
    replaying.order(order("\"toPosition\":" + (head + 1))).isInvalid("toPosition");
    replaying.order(order("\"fromPosition\":2,\"toPosition\":1")).isInvalid("toPosition");
  }

  @Test
  void refusesOrganizationsAndEventsThatThereAreNot() {
    replaying
        .order(order("\"organizationId\":\"nobody\""))
        .isProblem(404, "ORGANIZATION_NOT_FOUND");
    var answer = replaying.order(order("\"eventTypes\":[\"MemberAdded\",\"MemberEaten\"]"));
    answer.isProblem(422, "UNKNOWN_EVENT_TYPE");
    assertThat(answer.<List<String>>problem("$.fields[*].field")).containsExactly("eventTypes");
  }

  @Test
  void refusesATopicThatTheBrokerDoesNotMake() {
    replaying.broker().make(topic + ".a", 1);
    // To the broker this is the same name, in its metrics.
    replaying.order("{\"topic\":\"%s_a\"}".formatted(topic)).isInvalid("topic");
  }

  @Test
  void asksToTryAgain_whenTheBrokerDoesNotAnswer() {
    var answer = asOperator().post("/event-replays", order("\"fromPosition\":1"));
    answer.isProblem(503, "UNAVAILABLE");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.body()).doesNotContain("Exception", "127.0.0.1");
  }

  @Test
  void answersOperatorsAlone() {
    var stranger = replaying.service().as(Map.of("sub", "alice"));
    stranger.post("/event-replays", order("\"fromPosition\":1")).isProblem(403, "FORBIDDEN");
    stranger.get("/event-replays").isProblem(403, "FORBIDDEN");
    stranger.get("/event-replays/x").isProblem(403, "FORBIDDEN");
    stranger.send("DELETE", "/event-replays/x").isProblem(403, "FORBIDDEN");
    service.anonymous().get("/event-replays").isProblem(401, "UNAUTHENTICATED");
  }

  @Test
  void knowsOnlyReplaysThatWereOrdered() {
    replaying.get("x").isProblem(404, "EVENT_REPLAY_NOT_FOUND");
    replaying
        .operator()
        .send("DELETE", "/event-replays/x")
        .isProblem(404, "EVENT_REPLAY_NOT_FOUND");
  }

  private String order(String fields) {
    return "{\"topic\":\"%s\",%s}".formatted(topic, fields);
  }
}
