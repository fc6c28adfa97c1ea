package io.orgtrail.query.projections;

import io.orgtrail.api.eventstore.RecordedEvent;
import java.util.List;
import java.util.Locale;

/** Turns an event into changes of rows; a pure function, so that every sink shows the same. */
public interface Projection {

  /** The tables it alone writes. */
  List<Table> tables();

  /** What it is called, {@code team-member} for instance. */
  default String name() {
    return getClass()
        .getSimpleName()
        .replaceFirst("Projection$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * Which rules it follows: to be raised with every change of what is in its rows, so that those of
   * the version before are made again.
   */
  default int version() {
    return 1;
  }

  /** What the event changes, in order; empty when it does not concern this projection. */
  List<RowChange> changes(RecordedEvent event);
}
