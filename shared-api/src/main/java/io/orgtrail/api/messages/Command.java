package io.orgtrail.api.messages;

/** Something a caller wants done in one organization; its record's simple name is its wire name. */
public interface Command {

  /** The organization concerned; also the key of the record that carries the command. */
  String organizationId();
}
