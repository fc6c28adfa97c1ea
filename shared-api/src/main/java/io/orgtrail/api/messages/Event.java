package io.orgtrail.api.messages;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** Something that happened in an organization; its record's simple name is its name for ever. */
public interface Event {

  /** The organization it happened in. */
  String organizationId();

  /** What it happened to, as the audit trail shows it. */
  @JsonIgnore
  default Target target() {
    return new Target("organization", organizationId());
  }
}
