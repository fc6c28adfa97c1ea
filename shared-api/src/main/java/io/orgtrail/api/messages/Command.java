package io.orgtrail.api.messages;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Something a caller wants done, mostly in one organization; its record's simple name is its wire
 * name.
 */
public interface Command {

  /** The organization concerned; {@code null} when it is no certain one. */
  String organizationId();

  /** The key of the record that carries the command. */
  @JsonIgnore
  default String key() {
    return organizationId();
  }
}
