package io.orgtrail.query.positions;

import io.orgtrail.api.eventstore.EventTail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows positions over HTTP. */
@Configuration(proxyBeanMethods = false)
class PositionsConfiguration {

  /** After security's filters: a stranger waits for nothing. */
  private static final int AFTER_SECURITY = 0;

  @Bean
  Positions positions() {
    return new Positions();
  }

  @Bean
  RecentReads recentReads(Positions positions) {
    return new RecentReads(positions);
  }

  @Bean
  FilterRegistrationBean<PositionFilter> positionFilter(
      Positions positions, ObjectProvider<EventTail> tail) {
    var filter = new PositionFilter(positions, () -> tail.getObject().hasGoneBack());
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(AFTER_SECURITY);
    return registration;
  }

  @Bean
  FilterRegistrationBean<RecentAnswerFilter> recentAnswerFilter(
      Positions positions, RecentReads recentReads) {
    var registration = new FilterRegistrationBean<>(new RecentAnswerFilter(positions, recentReads));
    registration.setOrder(AFTER_SECURITY + 1);
    return registration;
  }
}
