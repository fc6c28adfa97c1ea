package io.orgtrail.api.personal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a person is called. */
@PersonalData
public record PersonName(@JsonValue String value) {

  /** The name, or {@code null} for none. */
  @JsonCreator
  public static PersonName of(String value) {
    return value == null || value.isBlank() ? null : new PersonName(value.strip());
  }
}
