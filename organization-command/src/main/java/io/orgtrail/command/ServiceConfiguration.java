package io.orgtrail.command;

import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.command.invitations.InvitationSecrets;
import io.orgtrail.command.people.PeopleKnown;
import io.orgtrail.command.secrets.SecretKey;
import io.orgtrail.command.webhooks.CallableAddresses;
import io.orgtrail.command.webhooks.WebhookSecrets;
import io.orgtrail.web.documents.ApiDescription;
import io.orgtrail.web.documents.DocumentTexts;
import io.swagger.v3.oas.models.OpenAPI;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settings and facts that several features share. */
@Configuration
@EnableConfigurationProperties({SecretKey.class, ServiceConfiguration.Seats.class})
class ServiceConfiguration {

  /** Times in milliseconds: all that clients, topics and tables agree on. */
  @Bean
  Clock clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }

  @Bean
  SeatLimits seatLimits(Seats seats) {
    return new SeatLimits(seats.freemium(), seats.premium());
  }

  @Bean
  InvitationSecrets invitationSecrets(SecretKey key) {
    return new InvitationSecrets(key.derive("invitation"));
  }

  @Bean
  DomainServices domainServices(
      InvitationSecrets invitationSecrets,
      WebhookSecrets webhookSecrets,
      CallableAddresses addresses,
      SeatLimits limits,
      PeopleKnown people,
      Validator validator) {
    return new DomainServices(
        invitationSecrets, webhookSecrets, addresses, limits, people, validator);
  }

  @Bean
  OpenAPI commandApi() {
    return ApiDescription.of(
        "Orgtrail commands",
        "Gives commands over HTTP: the same messages as on the topic organization.commands.");
  }

  @Bean
  DocumentTexts documentTexts() {
    return DocumentTexts.of("command");
  }

  /**
   * Seats of each plan.
   *
   * @param freemium {@code null} for no limit
   * @param premium {@code null} for no limit
   */
  @ConfigurationProperties("organization.seats")
  record Seats(Integer freemium, Integer premium) {}
}
