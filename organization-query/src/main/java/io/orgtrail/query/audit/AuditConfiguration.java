package io.orgtrail.query.audit;

import java.util.List;
import org.springframework.boot.task.SimpleAsyncTaskExecutorBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the audit trail in several formats, and lets exports write beside the threads that answer
 * requests, for as long as it takes.
 */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration implements WebMvcConfigurer {

  private final AsyncTaskExecutor exports;

  AuditConfiguration(SimpleAsyncTaskExecutorBuilder executors) {
    this.exports = executors.threadNamePrefix("audit-export-").build();
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new AuditParametersArgument());
  }

  @Override
  public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
    configurer.strategies(List.of(new JsonFirst()));
  }

  @Override
  public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
    // A client that takes nothing for a while is cut off by the container, whatever is sent.
    configurer.setTaskExecutor(exports);
  }
}
