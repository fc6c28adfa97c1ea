package io.orgtrail.query.projections;

import io.orgtrail.query.positions.Tokens;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Runs the processor of a generation. What failed is tried again at a fixed pace; Axon's own pace
 * slows down to once a minute, which would make everybody wait that long after the database has
 * come back.
 */
final class ProjectionProcessor {

  private static final Logger log = LoggerFactory.getLogger(ProjectionProcessor.class);
  private static final int RETRY_SECONDS = 3;

  /** A coordinator, a worker for each segment, and the retries. */
  private final ScheduledExecutorService executors =
      Executors.newScheduledThreadPool(Segments.COUNT + 2, new AxonThreadFactory("read-model"));

  private final Tokens tokens;
  private final PooledStreamingEventProcessor processor;

  ProjectionProcessor(
      Tokens tokens, Function<ScheduledExecutorService, PooledStreamingEventProcessor> processor) {
    this.tokens = tokens;
    this.processor = processor.apply(executors);
  }

  void start() {
    processor.start();
    executors.scheduleWithFixedDelay(
        this::claimWhatNobodyProcesses, RETRY_SECONDS, RETRY_SECONDS, TimeUnit.SECONDS);
  }

  private void claimWhatNobodyProcesses() {
    try {
      tokens.abandoned().forEach(processor::claimSegment);
    } catch (DataAccessException e) {
      log.debug("The next time, perhaps", e);
    }
  }

  void stop() {
    processor.shutDown();
    executors.shutdown();
  }

  /** Whether reading or writing has failed and is going to be tried again. */
  boolean isFailing() {
    return processor.isError()
        || processor.processingStatus().values().stream().anyMatch(status -> status.isErrorState());
  }
}
