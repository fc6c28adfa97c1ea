package io.orgtrail.query.changes;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * Something or somebody that an organization has, or had.
 *
 * @param fields what it says, the last time that it is there
 * @param changes what it says differently; {@code null} for what came or went
 * @param members who came, went, or changed in it; {@code null} where nobody can be
 */
@JsonPropertyOrder({"fields", "changes", "members"})
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
record Thing(
    @JsonAnyGetter @Schema(hidden = true) Map<String, Object> fields,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<FieldChange> changes,
    @JsonInclude(JsonInclude.Include.NON_NULL) People members) {

  boolean isChanged() {
    return !changes.isEmpty() || members != null && !members.isEmpty();
  }

  /** A field as text, {@code null} when it says nothing. */
  String text(String field) {
    var value = fields.get(field);
    return value == null ? null : value.toString();
  }
}
