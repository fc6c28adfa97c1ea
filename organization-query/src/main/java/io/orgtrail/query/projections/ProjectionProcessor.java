package io.orgtrail.query.projections;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Runs the processor from before the first request until after the last one. What failed is tried
 * again at a fixed pace; Axon's own pace slows down to once a minute, which would make everybody
 * wait that long after the database has come back.
 */
final class ProjectionProcessor implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ProjectionProcessor.class);
  private static final int RETRY_SECONDS = 3;

  /** A coordinator, a worker for each segment, and the retries. */
  private final ScheduledExecutorService executors =
      Executors.newScheduledThreadPool(Segments.COUNT + 2, new AxonThreadFactory("read-model"));

  private final Segments segments;
  private final PooledStreamingEventProcessor processor;

  ProjectionProcessor(
      Segments segments,
      Function<ScheduledExecutorService, PooledStreamingEventProcessor> processor) {
    this.segments = segments;
    this.processor = processor.apply(executors);
  }

  @Override
  public void start() {
    processor.start();
    executors.scheduleWithFixedDelay(
        this::claimWhatNobodyProcesses, RETRY_SECONDS, RETRY_SECONDS, TimeUnit.SECONDS);
  }

  private void claimWhatNobodyProcesses() {
    try {
      segments.abandoned().forEach(processor::claimSegment);
    } catch (DataAccessException e) {
      log.debug("The next time, perhaps", e);
    }
  }

  @Override
  public void stop() {
    processor.shutDown();
    executors.shutdown();
  }

  @Override
  public boolean isRunning() {
    return processor.isRunning();
  }

  /** Whether reading or writing has failed and is going to be tried again. */
  boolean isFailing() {
    return processor.isError()
        || processor.processingStatus().values().stream().anyMatch(status -> status.isErrorState());
  }

  /** In the middle: the web server starts later and stops earlier. */
  @Override
  public int getPhase() {
    return 0;
  }
}
