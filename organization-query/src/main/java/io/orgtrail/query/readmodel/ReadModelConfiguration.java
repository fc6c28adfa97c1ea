package io.orgtrail.query.readmodel;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Connects to the database inside the read model's schema, which is made first. */
@Configuration(proxyBeanMethods = false)
class ReadModelConfiguration {

  private static final int RETRIES = 60;
  private static final int RETRY_SECONDS = 5;

  @Bean
  @ConfigurationProperties("spring.datasource.hikari")
  HikariDataSource dataSource(DataSourceProperties properties) {
    var dataSource = properties.initializeDataSourceBuilder().type(HikariDataSource.class).build();
    dataSource.setSchema(ReadModel.SCHEMA);
    return dataSource;
  }

  /** Waits for a database that is still starting. */
  @Bean
  MigrateResult readModelMigration(HikariDataSource dataSource) {
    return Flyway.configure()
        .dataSource(dataSource)
        .schemas(ReadModel.SCHEMA)
        .locations("classpath:db/read-model")
        .connectRetries(RETRIES)
        .connectRetriesInterval(RETRY_SECONDS)
        .load()
        .migrate();
  }

  @Bean
  JdbcTemplate jdbcTemplate(HikariDataSource dataSource, MigrateResult migration) {
    return new JdbcTemplate(dataSource);
  }
}
