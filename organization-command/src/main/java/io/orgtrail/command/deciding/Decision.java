package io.orgtrail.command.deciding;

import io.orgtrail.api.errors.Rejection;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;

/** What came of dispatching one command. */
public sealed interface Decision {

  /**
   * It was accepted.
   *
   * @param result what it made, by name
   * @param events what it staged, in order
   * @param version the organization's version after it
   */
  record Accepted(Map<String, Object> result, List<DomainEventMessage<?>> events, long version)
      implements Decision {}

  /** A rule refused it; nothing is changed. */
  record Refused(Rejection rejection) implements Decision {}

  /** The code failed; nothing is changed. */
  record Failed(Throwable cause) implements Decision {}
}
