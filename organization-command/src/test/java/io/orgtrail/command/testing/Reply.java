package io.orgtrail.command.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.messages.Json;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A reply as a client sees it. */
public record Reply(JsonNode json) {

  static Reply of(byte[] bytes) {
    return new Reply(Json.mapper().readTree(bytes));
  }

  /** It says that the command was accepted. */
  public Reply accepted() {
    assertThat(json.path("status").asString()).as("%s", json).isEqualTo("ACCEPTED");
    return this;
  }

  /** It says that the command was refused by this rule. */
  public Reply rejected(ErrorCode code) {
    assertThat(code()).as("%s", json).isEqualTo(code.name());
    assertThat(json.path("status").asString()).isEqualTo("REJECTED");
    assertThat(json.path("error").path("status").asInt()).isEqualTo(code.status());
    return this;
  }

  /** It says that these fields were wrong. */
  public Reply invalid(String... fields) {
    rejected(ErrorCode.INVALID);
    assertThat(fields()).as("%s", json).containsExactlyInAnyOrder(fields);
    return this;
  }

  public boolean isAccepted() {
    return json.path("status").asString().equals("ACCEPTED");
  }

  /** Code of its error, empty without one. */
  public String code() {
    return json.path("error").path("code").asString("");
  }

  public boolean duplicate() {
    return json.path("duplicate").asBoolean();
  }

  public long version() {
    return json.path("version").asLong();
  }

  public long position() {
    return json.path("position").asLong();
  }

  public String result(String name) {
    return json.path("result").path(name).asString();
  }

  public List<String> events() {
    return texts(json.path("events"));
  }

  private List<String> fields() {
    return StreamSupport.stream(json.path("error").path("fields").spliterator(), false)
        .map(each -> each.path("field").asString())
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }
}
