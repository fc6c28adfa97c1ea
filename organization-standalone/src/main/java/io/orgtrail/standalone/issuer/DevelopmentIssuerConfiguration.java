package io.orgtrail.standalone.issuer;

import io.orgtrail.web.headers.AnswerHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Adds the development issuer to the command service; no other module knows of it. */
@Configuration(proxyBeanMethods = false)
@Import(DevelopmentIssuerController.class)
public class DevelopmentIssuerConfiguration {
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain developmentIssuerSecurity(HttpSecurity http) throws Exception {
    AnswerHeaders.on(http);
    return http.securityMatcher("/dev/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .build();
  }
}
