package io.orgtrail.api.messages;

/** A command about one team of the organization. */
public interface ConcernsTeam {

  /** The team concerned; may not exist. */
  String teamId();
}
