package io.orgtrail.query.readmodel;

import org.flywaydb.core.api.output.MigrateResult;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Connects queries to the generation that is served. */
@Configuration(proxyBeanMethods = false)
class ReadModelConfiguration {

  @Bean
  ServedDataSource dataSource(ControlDatabase database) {
    return new ServedDataSource(database.connections());
  }

  @Bean
  JdbcTemplate jdbcTemplate(ServedDataSource dataSource, MigrateResult migration) {
    return new JdbcTemplate(dataSource);
  }

  @Bean
  Generations generations(ControlDatabase database, MigrateResult migration) {
    var generations = new Generations(database);
    generations.disownThoseAheadOfTheStore();
    return generations;
  }
}
