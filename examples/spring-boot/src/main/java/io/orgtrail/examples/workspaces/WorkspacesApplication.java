package io.orgtrail.examples.workspaces;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** A product with workspaces, each of which is an organization. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WorkspacesApplication {

  /** Starts it. */
  public static void main(String[] arguments) {
    SpringApplication.run(WorkspacesApplication.class, arguments);
  }
}
