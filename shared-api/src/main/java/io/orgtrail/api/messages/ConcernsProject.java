package io.orgtrail.api.messages;

/** A command about one project of the organization. */
public interface ConcernsProject {

  /** The project concerned; may not exist. */
  String projectId();
}
