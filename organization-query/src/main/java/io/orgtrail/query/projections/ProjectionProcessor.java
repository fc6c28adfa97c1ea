package io.orgtrail.query.projections;

import io.orgtrail.query.positions.Tokens;
import java.util.List;
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
  private static final int RENEW_SECONDS = 1;

  /** A coordinator, a worker for each segment, the retries, and the share. */
  private final ScheduledExecutorService executors =
      Executors.newScheduledThreadPool(Segments.COUNT + 3, new AxonThreadFactory("read-model"));

  private final Tokens tokens;
  private final FairShare share;
  private final PooledStreamingEventProcessor processor;

  ProjectionProcessor(
      Tokens tokens,
      FairShare share,
      Function<ScheduledExecutorService, PooledStreamingEventProcessor> processor) {
    this.tokens = tokens;
    this.share = share;
    this.processor = processor.apply(executors);
  }

  void start() {
    processor.start();
    executors.scheduleWithFixedDelay(
        this::claimWhatNobodyProcesses, RETRY_SECONDS, RETRY_SECONDS, TimeUnit.SECONDS);
    executors.scheduleWithFixedDelay(
        this::renewShare, RENEW_SECONDS, RENEW_SECONDS, TimeUnit.SECONDS);
  }

  private void claimWhatNobodyProcesses() {
    try {
      tokens.endClaimsOfTheFuture();
      var free = Math.max(0, share.segments() - processor.processingStatus().size());
      tokens.abandoned().stream().limit(free).forEach(processor::claimSegment);
    } catch (DataAccessException e) {
      log.debug("The next time, perhaps", e);
    }
  }

  private void renewShare() {
    try {
      share.renew();
    } catch (DataAccessException e) {
      log.debug("The next time, perhaps", e);
    }
  }

  void stop() {
    executors.execute(share::end);
    processor.shutDown();
    executors.shutdown();
  }

  /** Whether reading or writing has failed and is going to be tried again. */
  boolean isFailing() {
    return processor.isError()
        || processor.processingStatus().values().stream().anyMatch(status -> status.isErrorState());
  }

  /** The segments that nobody processes, though there was time to share them out. */
  List<Integer> abandoned() {
    return share.isSettled() ? tokens.abandoned() : List.of();
  }
}
