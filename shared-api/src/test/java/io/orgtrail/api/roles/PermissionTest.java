package io.orgtrail.api.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.messages.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTest {

  @ParameterizedTest
  @EnumSource
  void isFoundByItsNameForClients(Permission permission) {
    assertThat(permission.wireName()).matches("[a-z]+:[a-z]+");
    assertThat(Permission.named(permission.wireName())).contains(permission);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"MEMBERS_MANAGE", "Members:manage", " members:manage", "members:*"})
  void isNotFoundByAnythingElse(String name) {
    assertThat(Permission.named(name)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void isWrittenAndReadByThatName(Permission permission) {
    var json = Json.mapper().writeValueAsString(permission);

    assertThat(json).isEqualTo("\"" + permission.wireName() + "\"");
    assertThat(Json.mapper().readValue(json, Permission.class)).isEqualTo(permission);
  }

  @Test
  void standsInTheOrderInWhichItIsListed() {
    assertThat(Permission.values())
        .startsWith(Permission.ORGANIZATION_READ, Permission.MEMBERS_READ)
        .endsWith(Permission.PLAN_CHANGE);
  }
}
