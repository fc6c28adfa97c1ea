package io.orgtrail.api.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.integrations.IntegrationCommand.AddIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.SetIntegrationAvailability;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.Violations;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;

class IntegrationCommandValidationTest {

  /** Characters of JSON around the value of the one setting {@code "a"}. */
  private static final int AROUND = "{'a':''}".length();

  @ParameterizedTest
  @ValueSource(strings = {"IAM", "STORAGE"})
  void acceptsBothKinds(String kind) {
    assertThat(adding("\"name\":\"Pictures\",\"provider\":\"aws\"," + field("kind", kind)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"QUEUE", "iam", ""})
  void rejectsOtherKinds(String kind) {
    assertThatThrownBy(() -> adding(field("kind", kind)))
        .isInstanceOf(DatabindException.class)
        .hasMessageContaining("[\"kind\"]");
  }

  @ParameterizedTest
  @CsvSource({"name, 200", "provider, 100"})
  void limitsLengths(String field, int longest) {
    assertThat(adding(complete(field, "x".repeat(longest)))).isEmpty();
    assertThat(adding(complete(field, "x".repeat(longest + 1)))).containsExactly(field);
  }

  @ParameterizedTest
  @CsvSource({"name, ''", "name, ' '", "name, a\\nb", "provider, ''", "provider, a\\rb"})
  void rejectsWhatIsBlankOrOfSeveralLines(String field, String value) {
    assertThat(adding(complete(field, value))).containsExactly(field);
  }

  @Test
  void hasNoSettings_whenNotSaidOtherwise() {
    var command = new AddIntegration("acme", null, "Pictures", IntegrationKind.IAM, "aws", null);

    assertThat(command.settings()).isEmpty();
    assertThat(setting("null")).isEmpty();
  }

  @Test
  void acceptsSettingsOfAnyShape_inTheirOrder() {
    var settings =
        """
        {"bucket":"b","versioned":true,"max":5000000000,"ratio":0.5,"prefix":null,\
        "paths":["raw",null],"region":{"primary":"eu","other":null}}""";

    assertThat(setting(settings)).isEmpty();
    assertThat(Json.mapper().writeValueAsString(read(settings).settings())).isEqualTo(settings);
  }

  @ParameterizedTest
  @CsvSource({"50, true", "51, false"})
  void holdsAtMostFiftySettings(int count, boolean valid) {
    assertThat(setting(settings(count))).isEqualTo(valid ? List.of() : List.of("settings"));
  }

  @ParameterizedTest
  @CsvSource({"8192, true", "8193, false"})
  void holdsAtMostSoManyCharactersOfJson(int length, boolean valid) {
    assertThat(setting("{\"a\":\"" + "x".repeat(length - AROUND) + "\"}"))
        .isEqualTo(valid ? List.of() : List.of("settings"));
  }

  @Test
  void countsWhatIsNestedToo() {
    assertThat(setting("{\"a\":[" + settings(50) + "]}")).isEmpty();
    assertThat(setting("{\"a\":[\"" + "x".repeat(8192) + "\"]}")).containsExactly("settings");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "roleArn", "role arn", "ключ", "a.b/c", "😀"})
  void acceptsNamesOfSettings(String name) {
    assertThat(setting("{\"" + name + "\":1}")).isEmpty();
    assertThat(setting("{\"" + "x".repeat(100) + "\":1}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\\u0000", "a\\nb", "\\ud800"})
  void rejectsNamesThatCannotBeKept(String name) {
    assertThat(setting("{\"" + name + "\":1}")).containsExactly("settings");
    assertThat(setting("{\"a\":[{\"b\":{\"" + name + "\":null}}]}")).containsExactly("settings");
    assertThat(setting("{\"" + "x".repeat(101) + "\":1}")).containsExactly("settings");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"text\"", "1"})
  void rejectsSettingsThatAreNoObject(String settings) {
    assertThatThrownBy(() -> setting(settings))
        .isInstanceOf(DatabindException.class)
        .hasMessageContaining("[\"settings\"]");
  }

  @ParameterizedTest
  @CsvSource({"true, ''", "false, ''", "null, available"})
  void saysWhetherItIsAvailable(String available, String wrong) {
    assertThat(availability(available)).isEqualTo(wrong.isEmpty() ? List.of() : List.of(wrong));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"perhaps\"", "[]", "{}"})
  void rejectsWhatIsNeitherTrueNorFalse(String available) {
    assertThatThrownBy(() -> availability(available))
        .isInstanceOf(DatabindException.class)
        .hasMessageContaining("[\"available\"]");
  }

  private static String settings(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"s" + i + "\":null")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static List<String> setting(String settings) {
    return Violations.of(read(settings));
  }

  private static AddIntegration read(String settings) {
    return Json.mapper()
        .readValue(
            command(complete("name", "Pictures") + ",\"settings\":" + settings),
            AddIntegration.class);
  }

  private static List<String> adding(String fields) {
    return Violations.of(AddIntegration.class, command(fields));
  }

  private static List<String> availability(String available) {
    return Violations.of(
        SetIntegrationAvailability.class,
        command("\"integrationId\":\"int-1\",\"available\":" + available));
  }

  private static String complete(String field, String value) {
    var other = field.equals("name") ? "provider" : "name";
    return field(field, value) + "," + field(other, "x") + ",\"kind\":\"STORAGE\"";
  }

  private static String command(String fields) {
    return "{\"organizationId\":\"acme\"," + fields + "}";
  }

  private static String field(String name, String value) {
    return "\"" + name + "\":\"" + value + "\"";
  }
}
