package io.orgtrail.command;

import io.orgtrail.web.WebConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The command service: takes commands in over Kafka and HTTP, keeps the events, tells the world.
 */
@SpringBootApplication
@EnableScheduling
@Import(WebConfiguration.class)
public class CommandApplication {

  /** Name of the YAML file with its settings. */
  public static final String CONFIGURATION = "organization-command";

  /** Starts the service alone; the settings come from the environment. */
  public static void main(String[] args) {
    new SpringApplicationBuilder(CommandApplication.class)
        .properties("spring.config.name=" + CONFIGURATION)
        .run(args);
  }
}
