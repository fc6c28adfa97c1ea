package io.orgtrail.command.publishing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orgtrail.api.eventstore.EventTail;
import io.orgtrail.api.eventstore.TokenSerializer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows how far each processor has to go, whichever instance runs it. */
@Component
class ProcessorLags {

  private static final Logger log = LoggerFactory.getLogger(ProcessorLags.class);

  private static final String PLACES =
      "SELECT processor_name, token, token_type FROM command.token_entry";

  private final MeterRegistry registry;
  private final JdbcClient jdbc;
  private final EventTail tail;
  private final Serializer serializer = TokenSerializer.create();
  private final Map<String, AtomicLong> lags = new ConcurrentHashMap<>();

  ProcessorLags(MeterRegistry registry, JdbcClient jdbc, EventTail tail) {
    this.registry = registry;
    this.jdbc = jdbc;
    this.tail = tail;
  }

  /** Shows that of one more processor. */
  void show(String processor) {
    var lag = lags.computeIfAbsent(processor, name -> new AtomicLong());
    Gauge.builder("organization.processor.lag", lag, AtomicLong::get)
        .description("Events that a processor has still to tell the world")
        .tag("processor", processor)
        .register(registry);
  }

  /** Keeps the last numbers while the database is away. */
  @Scheduled(fixedDelayString = "PT5S")
  void measure() {
    try {
      var head = tail.head();
      jdbc.sql(PLACES)
          .query(
              row -> {
                var lag = lags.get(row.getString(1));
                if (lag != null) {
                  lag.set(Math.max(0, head - position(row)));
                }
              });
    } catch (DataAccessException e) {
      log.debug("It cannot be told how far processors are", e);
    }
  }

  private long position(ResultSet row) throws SQLException {
    var token = row.getBytes(2);
    if (token == null) {
      return 0;
    }
    TrackingToken read =
        serializer.deserialize(
            new SimpleSerializedObject<>(token, byte[].class, row.getString(3), null));
    return read.position().orElse(0);
  }
}
