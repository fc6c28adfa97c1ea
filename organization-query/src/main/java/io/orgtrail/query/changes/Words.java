package io.orgtrail.query.changes;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Says in words what a field says differently. */
final class Words {

  private static final Map<String, String> FIELDS =
      Map.of(
          "parentOrganizationId", "parent organization",
          "payerOrganizationId", "payer",
          "email", "e-mail address",
          "expiresAt", "end",
          "isDefault", "the default",
          "invitedBy", "inviter");

  private Words() {}

  /**
   * A sentence about a change.
   *
   * @param owner what the field is of
   */
  static String sentence(FieldChange change, String owner) {
    return begun(words(change, owner));
  }

  private static String words(FieldChange change, String owner) {
    var field = field(change.field());
    if (change.to() instanceof Boolean yes) {
      return "%s is %s %s.".formatted(owner, yes ? "now" : "no longer", field);
    }
    if (change.from() == null) {
      return "The %s of %s is now %s.".formatted(field, owner, value(change.to()));
    }
    return change.to() == null
        ? "%s has no %s any more; it was %s.".formatted(owner, field, value(change.from()))
        : "The %s of %s changed from %s to %s."
            .formatted(field, owner, value(change.from()), value(change.to()));
  }

  /** The sentence as it begins; names stay as they are. */
  static String begun(String sentence) {
    return sentence.startsWith("the ") ? "T" + sentence.substring(1) : sentence;
  }

  private static String field(String field) {
    return FIELDS.getOrDefault(field, field.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT));
  }

  private static String value(Object value) {
    if (value instanceof JsonNode json) {
      return json.isArray() && json.values().stream().allMatch(JsonNode::isString)
          ? list(json)
          : json.toString();
    }
    return value.toString();
  }

  private static String list(JsonNode texts) {
    return texts.isEmpty()
        ? "nothing"
        : texts.values().stream().map(JsonNode::asString).collect(Collectors.joining(", "));
  }
}
