package io.orgtrail.web.tokens;

import static org.springframework.security.config.Customizer.withDefaults;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.web.headers.AnswerHeaders;
import io.orgtrail.web.origins.OriginSettings;
import io.orgtrail.web.origins.Origins;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets nobody in without a token, but for health and the description of the API. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TokenSettings.class, OriginSettings.class})
public class SecurityConfiguration {

  private final Refusals refusals = new Refusals();

  @Bean
  TokenDecoders tokenDecoders(TokenSettings settings) {
    return new TokenDecoders(settings);
  }

  @Bean
  AuthenticationManager tokenCheck(TokenDecoders decoders) {
    return new TokenCheck(new VerifiedTokens(decoders.atAnyTime()));
  }

  @Bean
  Origins origins(OriginSettings settings) {
    return new Origins(settings);
  }

  @Bean
  HttpFirewall httpFirewall() {
    var firewall = new StrictHttpFirewall();
    firewall.setAllowedHeaderNames(Headers::isNameAllowed);
    firewall.setAllowedHeaderValues(Headers::isValueAllowed);
    return firewall;
  }

  /** A timer around each filter would cost more than the filters; each request has one anyway. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  RequestRejectedHandler requestRejectedHandler() {
    return refusals::malformed;
  }

  @Bean
  WebMvcConfigurer callerArguments() {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
      }
    };
  }

  @Bean
  SecurityFilterChain securityFilterChain(
      HttpSecurity http, AuthenticationManager tokenCheck, Origins origins) {
    AnswerHeaders.on(http);
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers("/actuator/health/**", "/v3/api-docs/**", "/v3/api-docs.yaml")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/swagger-ui.html", "/swagger-ui/**")
                    .permitAll()
                    .requestMatchers("/actuator/prometheus")
                    .hasAnyAuthority(
                        "SCOPE_" + Caller.OPERATOR_SCOPE,
                        "SCOPE_" + CallerAuthentication.METRICS_SCOPE)
                    .anyRequest()
                    .authenticated())
        .oauth2ResourceServer(server -> tokens(server, tokenCheck))
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(refusals::unauthenticated)
                    .accessDeniedHandler(refusals::forbidden))
        .addFilter(origins.filter())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .anonymous(withDefaults())
        .build();
  }

  /** Spring Security would tell anyone about the issuer there; nobody needs to know. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE + 100)
  SecurityFilterChain nothingWellKnown(HttpSecurity http) {
    AnswerHeaders.on(http);
    return http.securityMatcher("/.well-known/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(refusals::unauthenticated)
                    .accessDeniedHandler(refusals::forbidden))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .build();
  }

  private void tokens(
      OAuth2ResourceServerConfigurer<HttpSecurity> server, AuthenticationManager tokenCheck) {
    server
        .bearerTokenResolver(new BearerTokens())
        .jwt(jwt -> jwt.authenticationManager(tokenCheck))
        .authenticationEntryPoint(refusals::unauthenticated)
        .accessDeniedHandler(refusals::forbidden)
        .withObjectPostProcessor(
            new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
              @Override
              public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                // The usual handler turns an unreachable issuer into a 500.
                filter.setAuthenticationFailureHandler(refusals::unauthenticated);
                return filter;
              }
            });
  }
}
