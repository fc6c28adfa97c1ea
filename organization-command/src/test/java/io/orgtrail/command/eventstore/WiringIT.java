package io.orgtrail.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.eventstore.OrganizationEventStorage;
import io.orgtrail.command.testing.Installation;
import java.util.Arrays;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

class WiringIT {

  private final ApplicationContext service = Installation.shared().service();

  @Test
  void whatAxonKeepsIsInTheDatabase() {
    assertThat(service.getBeansOfType(TransactionManager.class).values())
        .hasOnlyElementsOfType(SpringTransactionManager.class);
    assertThat(service.getBeansOfType(TokenStore.class).values())
        .hasOnlyElementsOfType(JdbcTokenStore.class);
    assertThat(service.getBeansOfType(EventStorageEngine.class).values())
        .hasOnlyElementsOfType(OrganizationEventStorage.class);
    assertThat(service.getBean(EventStore.class)).isInstanceOf(StagingEventStore.class);
  }

  @Test
  void nothingOfAxonsIsInMemoryOrNoOp() {
    assertThat(
            Arrays.stream(service.getBeanDefinitionNames())
                .map(name -> service.getBean(name).getClass().getName())
                .filter(name -> name.startsWith("org.axonframework.")))
        .noneMatch(name -> name.contains("InMemory") || name.contains("NoOp"))
        .noneMatch(name -> name.contains("NoTransaction"));
  }

  @Test
  void theLocksOfAMachineThatIsGoneAreFreeSoon() {
    var jdbc = service.getBean(JdbcTemplate.class);
    assertThat(jdbc.queryForObject("SHOW tcp_keepalives_idle", String.class)).isEqualTo("4");
    assertThat(jdbc.queryForObject("SHOW tcp_user_timeout", String.class)).isEqualTo("10000");
  }
}
