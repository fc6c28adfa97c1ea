package io.orgtrail.command.people;

import io.orgtrail.api.eventstore.vault.Vault;
import io.orgtrail.command.eventstore.CommandSavepoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** What is known about people, and the keys that keep it readable. */
@Configuration
class PeopleConfiguration {

  @Bean
  PeopleKnown peopleKnown(JdbcTemplate jdbc, Vault vault, CommandSavepoint savepoint) {
    return new JdbcPeopleKnown(jdbc, vault, savepoint);
  }

  @Bean
  KeyRotation keyRotation(JdbcTemplate jdbc, Vault vault, TransactionOperations transactions) {
    return new KeyRotation(jdbc, vault, transactions);
  }
}
