package io.orgtrail.query.projections;

import io.orgtrail.api.eventstore.EventTail;
import io.orgtrail.api.eventstore.OrganizationEventStorage;
import io.orgtrail.api.eventstore.vault.KeyEncryption;
import io.orgtrail.api.eventstore.vault.Vault;
import io.orgtrail.query.readmodel.ControlDatabase;
import io.orgtrail.query.readmodel.Ddl;
import io.orgtrail.query.readmodel.ReadModelVersion;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the event store, and knows by what read models are made of it. */
@Configuration(proxyBeanMethods = false)
class ProjectionsConfiguration {

  private static final int LOOK_MILLIS = 10;
  private static final int EVENTS_TOGETHER = 1;

  @Bean
  Vault vault(
      ControlDatabase database,
      @Value("${organization.personal-data-keys:}") String installationKeys) {
    return new Vault(database.connections()::getConnection, KeyEncryption.of(installationKeys));
  }

  @Bean
  OrganizationEventStorage eventStorage(DataSource dataSource, Vault vault) {
    return OrganizationEventStorage.open(
        new SpringDataSourceConnectionProvider(dataSource), vault, Feeding.BATCH_SIZE);
  }

  @Bean
  EventTail eventTail(OrganizationEventStorage storage) {
    return new EventTail(storage, Feeding.BATCH_SIZE, EVENTS_TOGETHER, LOOK_MILLIS);
  }

  /** Those of the generation that is answered from. */
  @Bean
  DeadLetterQueues deadLetterQueues(JdbcTemplate jdbc) {
    return new DeadLetterQueues(jdbc);
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
