package io.orgtrail.query.projections;

import io.orgtrail.api.eventstore.EventTail;
import io.orgtrail.api.eventstore.OrganizationEventStorage;
import io.orgtrail.query.readmodel.Ddl;
import io.orgtrail.query.readmodel.ReadModelVersion;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the event store, and knows by what read models are made of it. */
@Configuration(proxyBeanMethods = false)
class ProjectionsConfiguration {

  private static final int LOOK_MILLIS = 20;

  @Bean
  OrganizationEventStorage eventStorage(DataSource dataSource) {
    return OrganizationEventStorage.open(
        new SpringDataSourceConnectionProvider(dataSource), Feeding.BATCH_SIZE);
  }

  @Bean
  EventTail eventTail(OrganizationEventStorage storage) {
    return new EventTail(storage, Feeding.BATCH_SIZE, LOOK_MILLIS);
  }

  @Bean
  ReadModelVersion readModelVersion(List<Projection> projections) {
    return Ddl.version(
        projections.stream()
            .map(projection -> projection.name() + " " + projection.version())
            .sorted()
            .collect(Collectors.joining(", ")));
  }
}
