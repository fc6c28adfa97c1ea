package io.orgtrail.query.timetravel;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets requests ask for the state as of a moment. */
@Configuration(proxyBeanMethods = false)
class TimeTravelConfiguration implements WebMvcConfigurer {

  private final AsOfArgument argument;

  TimeTravelConfiguration(AsOfArgument argument) {
    this.argument = argument;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(argument);
  }
}
