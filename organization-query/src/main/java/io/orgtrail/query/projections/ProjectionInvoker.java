package io.orgtrail.query.projections;

import io.orgtrail.api.eventstore.EventBatch;
import io.orgtrail.api.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Has a batch of events written, those of one organization always in the same segment. Each segment
 * takes part in every event, so that its token is stored with every batch: one that skipped events
 * of others would look seconds behind.
 */
final class ProjectionInvoker implements EventHandlerInvoker {

  private static final String BATCH = ProjectionInvoker.class.getName();

  private final EventWriter writer;
  private final Runnable afterCommit;

  ProjectionInvoker(EventWriter writer, Runnable afterCommit) {
    this.writer = writer;
    this.afterCommit = afterCommit;
  }

  @Override
  public boolean canHandle(EventMessage<?> message, Segment segment) {
    return true;
  }

  @Override
  public void handle(EventMessage<?> message, Segment segment) {
    var batch = batch(CurrentUnitOfWork.get());
    for (var event : ((EventBatch) message.getPayload()).events()) {
      if (segment.matches(event.organizationId())) {
        batch.add(event);
      }
    }
  }

  private List<StoredEvent> batch(UnitOfWork<?> unitOfWork) {
    return unitOfWork.getOrComputeResource(
        BATCH,
        key -> {
          var batch = new ArrayList<StoredEvent>();
          unitOfWork.onPrepareCommit(unit -> writer.write(batch));
          unitOfWork.afterCommit(unit -> afterCommit.run());
          return batch;
        });
  }
}
