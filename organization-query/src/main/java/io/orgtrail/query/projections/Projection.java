package io.orgtrail.query.projections;

import io.orgtrail.api.eventstore.RecordedEvent;
import java.util.List;

/** Turns an event into changes of rows; a pure function, so that every sink shows the same. */
public interface Projection {

  /** The tables it alone writes. */
  List<Table> tables();

  /** What the event changes, in order; empty when it does not concern this projection. */
  List<RowChange> changes(RecordedEvent event);
}
