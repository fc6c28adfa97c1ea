package io.orgtrail.query.projections;

import io.orgtrail.query.positions.Positions;
import io.orgtrail.query.readmodel.ReadModel;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Up while the event store can be read and every segment is processed, here or elsewhere. */
@Component("projections")
class ProjectionsHealth extends AbstractHealthIndicator {

  /** A claim is extended every second; older ones belong to a process that is gone. */
  private static final String PROCESSED_SEGMENTS =
      """
      SELECT count(*) FROM token_entry
      WHERE processor_name = ? AND owner IS NOT NULL
        AND timestamp::timestamptz > now() - interval '15 seconds'""";

  private final EventTail tail;
  private final ProjectionProcessor processor;
  private final Positions positions;
  private final JdbcTemplate jdbc;

  ProjectionsHealth(
      EventTail tail, ProjectionProcessor processor, Positions positions, JdbcTemplate jdbc) {
    super("The state of the projections cannot be read");
    this.tail = tail;
    this.processor = processor;
    this.positions = positions;
    this.jdbc = jdbc;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    var processed = jdbc.queryForObject(PROCESSED_SEGMENTS, Integer.class, ReadModel.PROCESSOR);
    var up =
        tail.isReadable()
            && processor.isRunning()
            && !processor.isFailing()
            && processed == ProjectionsConfiguration.SEGMENTS;
    builder
        .status(up ? "UP" : "DOWN")
        .withDetail("position", positions.current())
        .withDetail("head", tail.head())
        .withDetail("processedSegments", processed);
  }
}
