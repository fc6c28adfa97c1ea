package io.orgtrail.api.messages;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Text is a JSON string, well-formed Unicode, without control characters but line ends and tabs.
 */
final class StrictText extends StdScalarDeserializer<String> {

  StrictText() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return (String) context.handleUnexpectedToken(getValueType(context), parser);
    }
    var text = parser.getString();
    if (!isClean(text)) {
      return (String) context.handleWeirdStringValue(String.class, text, "not clean text");
    }
    return text;
  }

  static boolean isClean(String text) {
    return text.codePoints().allMatch(StrictText::isClean);
  }

  private static boolean isClean(int character) {
    return character == '\n'
        || character == '\r'
        || character == '\t'
        || !(Character.isISOControl(character)
            || Character.getType(character) == Character.SURROGATE);
  }
}
