package io.orgtrail.query;

import io.orgtrail.web.WebConfiguration;
import io.orgtrail.web.documents.ApiDescription;
import io.orgtrail.web.documents.DocumentTexts;
import io.swagger.v3.oas.models.OpenAPI;
import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The query service: makes read models of the events and answers questions over REST. */
@SpringBootApplication(exclude = FlywayAutoConfiguration.class)
@ConfigurationPropertiesScan
@Import(WebConfiguration.class)
public class QueryApplication {

  public static void main(String[] arguments) {
    application().run(arguments);
  }

  /** The application with the name of its own settings, whatever else runs in this JVM. */
  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(QueryApplication.class)
        .main(QueryApplication.class)
        .properties("spring.config.name=organization-query");
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  OpenAPI description() {
    return ApiDescription.of(
        "Orgtrail queries",
        "Organizations, members and invitations as their events tell, and the events themselves.");
  }

  @Bean
  DocumentTexts documentTexts() {
    return DocumentTexts.of("query");
  }
}
