package io.orgtrail.web.limits;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Bounds what requests bring along, and how many of them there are. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RateSettings.class, BodySettings.class})
public class LimitConfiguration {

  /** After security's filters, which tell who asks, and before any work is done. */
  private static final int AFTER_SECURITY = -50;

  @Bean
  Rates requestRates(RateSettings settings, MeterRegistry meters) {
    return new Rates("requests", settings, meters);
  }

  @Bean
  FilterRegistrationBean<RateFilter> rateFilter(Rates requestRates) {
    var registration =
        new FilterRegistrationBean<>(new RateFilter(requestRates, InstantSource.system()));
    registration.setOrder(AFTER_SECURITY);
    return registration;
  }

  @Bean
  FilterRegistrationBean<BodyFilter> bodyFilter(BodySettings settings) {
    var registration = new FilterRegistrationBean<>(new BodyFilter(settings.maxBytes()));
    registration.setOrder(AFTER_SECURITY + 1);
    return registration;
  }
}
