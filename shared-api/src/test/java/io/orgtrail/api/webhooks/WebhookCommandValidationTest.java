package io.orgtrail.api.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.messages.Violations;
import io.orgtrail.api.webhooks.WebhookCommand.RedeliverWebhooks;
import io.orgtrail.api.webhooks.WebhookCommand.RegisterWebhook;
import io.orgtrail.api.webhooks.WebhookCommand.UpdateWebhook;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;

class WebhookCommandValidationTest {

  private static final String URL = "\"url\":\"https://hooks.acme.example\"";

  @Test
  void tellsEverythingAtOnce_whenNotSaidOtherwise() {
    var expected =
        new RegisterWebhook("acme", "hook-1", "https://hooks.acme.example", List.of(), true);

    assertThat(read(RegisterWebhook.class, URL)).isEqualTo(expected);
    assertThat(read(RegisterWebhook.class, URL + ",\"eventTypes\":null,\"enabled\":null"))
        .isEqualTo(expected);
    assertThat(read(RegisterWebhook.class, URL + ",\"enabled\":false").enabled()).isFalse();
  }

  @Test
  void namesEachEventOnce_inTheOrderGiven() {
    var types = "\"eventTypes\":[\"UserRemoved\",\"MemberAdded\",\"UserRemoved\"]";

    assertThat(read(RegisterWebhook.class, URL + "," + types).eventTypes())
        .containsExactly("UserRemoved", "MemberAdded");
    assertThat(read(UpdateWebhook.class, types).eventTypes())
        .isEqualTo(Patch.to(List.of("UserRemoved", "MemberAdded")));
  }

  /** Which URLs may be called and which events there are, are rules of the domain. */
  @Test
  void leavesUrlAndEventTypesToTheDecision() {
    var fields = "\"url\":\"nonsense\",\"eventTypes\":[\"NoSuchEvent\"]";

    assertThat(registering(fields)).isEmpty();
    assertThat(updating(fields)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \"", "null"})
  void rejectsABlankUrl(String url) {
    assertThat(registering("\"url\":" + url)).containsExactly("url");
    assertThat(updating("\"url\":" + url)).containsExactly("url");
  }

  @ParameterizedTest
  @CsvSource({"2048, true", "2049, false"})
  void limitsTheLengthOfAUrl(int length, boolean valid) {
    var url = "\"url\":\"" + "x".repeat(length) + "\"";
    var wrong = valid ? List.<String>of() : List.of("url");

    assertThat(registering(url)).isEqualTo(wrong);
    assertThat(updating(url)).isEqualTo(wrong);
  }

  @Test
  void namesTheEventTypesThatSayNothing() {
    var types = "\"eventTypes\":[\"MemberAdded\",null,\"\",\" \",\"" + "x".repeat(101) + "\"]";
    var wrong =
        IntStream.rangeClosed(1, 4).mapToObj(i -> "eventTypes[" + i + "].<list element>").toList();

    assertThat(registering(URL + "," + types)).isEqualTo(wrong);
    assertThat(updating(types)).isEqualTo(wrong);
  }

  @ParameterizedTest
  @CsvSource({"200, true", "201, false"})
  void limitsTheNumberOfEventTypes(int count, boolean valid) {
    var types =
        IntStream.range(0, count)
            .mapToObj(i -> "\"" + "x".repeat(97) + (100 + i) + "\"")
            .collect(Collectors.joining(",", "\"eventTypes\":[", "]"));
    var wrong = valid ? List.<String>of() : List.of("eventTypes");

    assertThat(registering(URL + "," + types)).isEqualTo(wrong);
    assertThat(updating(types)).isEqualTo(wrong);
  }

  @Test
  void tellsValueNullAndAbsentApart() {
    assertThat(read(UpdateWebhook.class, URL))
        .isEqualTo(
            new UpdateWebhook(
                "acme",
                "hook-1",
                Patch.to("https://hooks.acme.example"),
                Patch.absent(),
                Patch.absent()));
    assertThat(read(UpdateWebhook.class, "\"eventTypes\":null").eventTypes().clears()).isTrue();
    assertThat(read(UpdateWebhook.class, "\"eventTypes\":[]").eventTypes())
        .isEqualTo(Patch.to(List.of()));
    assertThat(read(UpdateWebhook.class, "\"enabled\":false").enabled()).isEqualTo(Patch.to(false));
    assertThat(read(UpdateWebhook.class, "\"enabled\":null").enabled()).isEqualTo(Patch.to(null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"eventTypes\":[\"MemberAdded\",\"UserRemoved\"],\"enabled\":true",
        "\"url\":\"https://hooks.acme.example\",\"eventTypes\":null",
        "\"eventTypes\":[]",
        "\"enabled\":false"
      })
  void writesAnUpdateAsItWasRead(String fields) {
    assertThat(Json.mapper().writeValueAsString(read(UpdateWebhook.class, fields)))
        .isEqualTo(json(fields));
  }

  @Test
  void clearsTheEventTypesAlone() {
    assertThat(updating("\"eventTypes\":null")).isEmpty();
    assertThat(updating("\"url\":null,\"enabled\":null")).containsExactly("enabled", "url");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"eventTypes\":\"MemberAdded\" | eventTypes",
        "\"eventTypes\":{} | eventTypes",
        "\"eventTypes\":[\"MemberAdded\",{}] | eventTypes",
        "\"enabled\":\"perhaps\" | enabled",
        "\"enabled\":[true] | enabled",
        "\"url\":[] | url"
      })
  void namesTheFieldOfTheWrongType(String fields, String wrong) {
    assertThatThrownBy(() -> registering(fields))
        .isInstanceOf(DatabindException.class)
        .hasMessageContaining("[\"" + wrong + "\"]");
    assertThatThrownBy(() -> updating(fields))
        .isInstanceOf(DatabindException.class)
        .hasMessageContaining("[\"" + wrong + "\"]");
  }

  @ParameterizedTest
  @CsvSource({"0, true", "5000000000, true", "-1, false"})
  void redeliversFromAnyPosition(long position, boolean valid) {
    assertThat(Violations.of(new RedeliverWebhooks("acme", "hook-1", position)))
        .isEqualTo(valid ? List.of() : List.of("fromPosition"));
  }

  private static List<String> registering(String fields) {
    return Violations.of(read(RegisterWebhook.class, fields));
  }

  private static List<String> updating(String fields) {
    return Violations.of(read(UpdateWebhook.class, fields));
  }

  private static <T> T read(Class<T> type, String fields) {
    return Json.mapper().readValue(json(fields), type);
  }

  private static String json(String fields) {
    return "{\"organizationId\":\"acme\",\"webhookId\":\"hook-1\"," + fields + "}";
  }
}
