package io.orgtrail.api.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.messages.Violations;
import io.orgtrail.api.tags.ResourceTagCommand.CreateResourceTag;
import io.orgtrail.api.tags.ResourceTagCommand.UpdateResourceTag;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;

class ResourceTagCommandValidationTest {

  @Test
  void acceptsTheLongestFields() {
    assertThat(creating("x".repeat(200), "x".repeat(64))).isEmpty();
    assertThat(updating(field("text", "x".repeat(200)) + "," + field("color", "x".repeat(64))))
        .isEmpty();
  }

  @Test
  void rejectsLongerFields() {
    assertThat(creating("x".repeat(201), "x".repeat(65))).containsExactly("color", "text");
    assertThat(updating(field("text", "x".repeat(201)) + "," + field("color", "x".repeat(65))))
        .containsExactly("color", "text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\\t", "a\\nb"})
  void rejectsTextsThatAreBlankOrOfSeveralLines(String text) {
    assertThat(updating(field("text", text))).containsExactly("text");
    assertThat(creating(text.translateEscapes(), "ff0000")).containsExactly("text");
  }

  /** What a colour is, is a rule of the domain, with a code of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"ff0000", "#FF0000", "red", ""})
  void leavesTheColorToTheDecision(String color) {
    assertThat(creating("urgent", color)).isEmpty();
    assertThat(updating(field("color", color))).isEmpty();
  }

  @Test
  void clearsNothing() {
    assertThat(updating("\"text\":null,\"color\":null")).containsExactly("color", "text");
  }

  @Test
  void leavesOutWhatStays() {
    assertThat(readUpdate(field("color", "ff0000")))
        .isEqualTo(new UpdateResourceTag("acme", "tag-1", Patch.absent(), Patch.to("ff0000")));
    assertThat(
            Violations.of(new UpdateResourceTag("acme", "tag-1", Patch.absent(), Patch.absent())))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "color"})
  void rejectsAnObjectAsAText(String field) {
    assertThatThrownBy(() -> updating("\"" + field + "\":{}"))
        .isInstanceOf(DatabindException.class)
        .hasMessageContaining("[\"" + field + "\"]");
  }

  private static List<String> creating(String text, String color) {
    return Violations.of(new CreateResourceTag("acme", null, text, color));
  }

  private static List<String> updating(String fields) {
    return Violations.of(readUpdate(fields));
  }

  private static UpdateResourceTag readUpdate(String fields) {
    return Json.mapper()
        .readValue(
            "{\"organizationId\":\"acme\",\"tagId\":\"tag-1\"," + fields + "}",
            UpdateResourceTag.class);
  }

  private static String field(String name, String value) {
    return "\"" + name + "\":\"" + value + "\"";
  }
}
