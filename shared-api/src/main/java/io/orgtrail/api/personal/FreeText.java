package io.orgtrail.api.personal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Words somebody wrote to somebody: they may say anything about anyone. */
@PersonalData
public record FreeText(@JsonValue String value) {

  /** The text, or {@code null} for none. */
  @JsonCreator
  public static FreeText of(String value) {
    return value == null || value.isBlank() ? null : new FreeText(value);
  }
}
