package io.orgtrail.query.positions;

import io.orgtrail.api.eventstore.TokenSerializer;
import io.orgtrail.query.readmodel.ReadModel;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Reads positions from the projections' tokens and shows them over HTTP. */
@Configuration(proxyBeanMethods = false)
class PositionsConfiguration {

  /** After security's filters: a stranger waits for nothing. */
  private static final int AFTER_SECURITY = 0;

  @Bean
  Positions positions(JdbcTemplate jdbc) {
    return new Positions(slowestSegment(jdbc));
  }

  private static LongSupplier slowestSegment(JdbcTemplate jdbc) {
    var serializer = TokenSerializer.create();
    RowMapper<Long> position = (row, i) -> position(serializer, row.getString(1), row.getString(2));
    return () ->
        jdbc
            .query(
                "SELECT token, token_type FROM token_entry WHERE processor_name = ?",
                position,
                ReadModel.PROCESSOR)
            .stream()
            .mapToLong(Long::longValue)
            .min()
            .orElse(0);
  }

  private static long position(Serializer serializer, String token, String type) {
    if (token == null) {
      return 0;
    }
    TrackingToken read =
        serializer.deserialize(new SimpleSerializedObject<>(token, String.class, type, null));
    return read.position().orElse(0);
  }

  @Bean
  FilterRegistrationBean<PositionFilter> positionFilter(Positions positions) {
    var registration = new FilterRegistrationBean<>(new PositionFilter(positions));
    registration.setOrder(AFTER_SECURITY);
    return registration;
  }
}
