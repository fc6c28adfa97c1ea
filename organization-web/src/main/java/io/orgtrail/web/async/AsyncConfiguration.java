package io.orgtrail.web.async;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets requests that go on after their threads have left them take as long as they want: whoever
 * answers one does so in time, and the container never ends it.
 */
@Configuration(proxyBeanMethods = false)
public class AsyncConfiguration {

  /**
   * In milliseconds, and not the zero that says the same.
   *
   * <p>Once a second Tomcat looks at all requests that go on, and may come to one just after its
   * end, when it is made ready for the next one. With zero, or a time that is over, the next one
   * counts as timed out. When it has gone on by the time that this is told, it is dropped, and its
   * client hears nothing until the connection is closed a minute later (Tomcat 11.0.27, {@code
   * AbstractProcessor.timeoutAsync} and {@code ConnectionHandler.process}). This time is never
   * over.
   */
  private static final long NEVER = Long.MAX_VALUE;

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> requestsThatGoOn() {
    return factory ->
        factory.addConnectorCustomizers(connector -> connector.setAsyncTimeout(NEVER));
  }
}
