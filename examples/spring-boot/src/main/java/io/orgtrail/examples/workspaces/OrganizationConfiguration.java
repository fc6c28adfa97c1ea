package io.orgtrail.examples.workspaces;

import io.orgtrail.client.OrganizationClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One client for the whole product: it serves any number of threads. */
@Configuration
class OrganizationConfiguration {

  @Bean(destroyMethod = "close")
  OrganizationClient organizations(OrganizationSettings settings) {
    return OrganizationClient.builder()
        .queryUrl(settings.queryUrl())
        .kafka(settings.kafka())
        .replyTopic("workspaces.replies")
        .token(settings.token())
        .build();
  }
}
