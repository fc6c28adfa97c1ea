package io.orgtrail.command.chaining;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.orgtrail.api.eventstore.EventTail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps the hash chains over the events. */
@Configuration
class ChainingConfiguration {

  @Bean
  EventChains eventChains(JdbcOperations jdbc, TransactionOperations transactions, EventTail tail) {
    return new EventChains(jdbc, transactions, tail::recent);
  }

  @Bean
  Chainer chainer(EventChains chains, EventTail tail) {
    return new Chainer(chains, tail);
  }

  @Bean
  ChainingHealth auditChain(Chainer chainer) {
    return new ChainingHealth(chainer);
  }

  @Bean
  MeterBinder chainingMetrics(Chainer chainer) {
    return registry ->
        Gauge.builder("organization.audit.chain.lag", chainer, Chainer::lag)
            .description("Events that are not in the hash chain of their organization yet")
            .register(registry);
  }
}
