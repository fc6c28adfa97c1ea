package io.orgtrail.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.messages.Json;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The realm that Keycloak imports gives tokens that the services take. */
class RealmTest {
  private final JsonNode realm =
      Json.mapper().readTree(Checkout.text("docker/keycloak/orgtrail-realm.json"));

  @Test
  void isTheOneThatTheServicesTrust() {
    Compose.read()
        .ours()
        .forEach(
            service ->
                assertThat(service.environment().get("ORGANIZATION_JWT_ISSUER_URI"))
                    .asString()
                    .endsWith("/realms/%s}".formatted(realm.path("realm").asString())));
  }

  @Test
  void addressesItsTokensToTheServices() {
    String audience =
        Setting.of("organization-command").get("ORGANIZATION_JWT_AUDIENCE").defaultValue();
    assertThat(realm.at("/clients/0/protocolMappers"))
        .anyMatch(
            mapper -> mapper.at("/config/included.custom.audience").asString("").equals(audience));
  }

  @Test
  void verifiesEveryEmailAddress() {
    assertThat(realm.path("users"))
        .extracting(user -> user.path("username").asString())
        .contains("alice", "bob", "carl");
    assertThat(realm.path("users")).allMatch(user -> user.path("emailVerified").asBoolean());
  }

  @Test
  void givesTheOperatorScopeToHoldersOfARoleOnly() {
    JsonNode mapping = realm.at("/scopeMappings/0");
    assertThat(mapping.path("clientScope").asString()).isEqualTo(Caller.OPERATOR_SCOPE);
    String role = mapping.at("/roles/0").asString();
    assertThat(
            StreamSupport.stream(realm.path("users").spliterator(), false)
                .filter(user -> user.path("realmRoles").toString().contains(role))
                .map(user -> user.path("username").asString()))
        .containsExactly("operator");
  }

  @Test
  void knowsNoPassword() {
    assertThat(realm.findValuesAsString("value")).containsOnly("${KEYCLOAK_USER_PASSWORD}");
  }
}
