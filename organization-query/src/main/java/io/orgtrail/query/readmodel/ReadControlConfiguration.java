package io.orgtrail.query.readmodel;

import com.zaxxer.hikari.HikariConfig;
import io.micrometer.core.instrument.MeterRegistry;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the schema that outlives generations: what there is of them, and what is done to them. */
@Configuration(proxyBeanMethods = false)
class ReadControlConfiguration {

  private static final int RETRIES = 60;
  private static final int RETRY_SECONDS = 5;

  @Bean
  @ConfigurationProperties("spring.datasource.hikari")
  HikariConfig poolSettings(DataSourceProperties properties) {
    var settings = new HikariConfig();
    settings.setDriverClassName(properties.determineDriverClassName());
    settings.setJdbcUrl(properties.determineUrl());
    settings.setUsername(properties.determineUsername());
    settings.setPassword(properties.determinePassword());
    return settings;
  }

  @Bean
  Pools pools(HikariConfig poolSettings, ObjectProvider<MeterRegistry> metrics) {
    return new Pools(poolSettings, metrics);
  }

  @Bean
  ControlDatabase controlDatabase(Pools pools) {
    return new ControlDatabase(pools.control());
  }

  /** Waits for a database that is still starting. */
  @Bean
  MigrateResult readControlMigration(ControlDatabase database) {
    return Flyway.configure()
        .dataSource(database.connections())
        .schemas("read_control")
        .locations("classpath:db/read-control")
        .connectRetries(RETRIES)
        .connectRetriesInterval(RETRY_SECONDS)
        .load()
        .migrate();
  }
}
