package io.orgtrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.embedded.EmbeddedStartException;
import io.orgtrail.standalone.issuer.DevelopmentKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StandaloneDataTest {
  @TempDir Path directory;

  @Test
  void keepsItsKeys() {
    String secret;
    DevelopmentKey issuerKey;
    try (StandaloneData data = StandaloneData.open(directory)) {
      secret = data.secretKey();
      issuerKey = data.issuerKey();
    }
    try (StandaloneData data = StandaloneData.open(directory)) {
      assertThat(data.secretKey()).isEqualTo(secret);
      assertThat(data.issuerKey()).isEqualTo(issuerKey);
    }
    assertThat(Base64.getDecoder().decode(secret)).hasSize(32);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void keepsSecretsFromOtherUsers() throws IOException {
    try (StandaloneData data = StandaloneData.open(directory)) {
      data.secretKey();
      data.issuerKey();
      data.operatorToken().write("token");
    }
    for (String file : new String[] {"secret.key", "issuer.jwk", "operator.token"}) {
      var permissions = Files.getPosixFilePermissions(directory.resolve(file));
      assertThat(PosixFilePermissions.toString(permissions)).as(file).isEqualTo("rw-------");
    }
  }

  @Test
  void refusesTheDataOfAnotherLayout() throws IOException {
    Files.writeString(directory.resolve("VERSION"), "2\n");
    assertThatThrownBy(() -> StandaloneData.open(directory))
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageContaining("VERSION says 2")
        .hasMessageContaining("ORGANIZATION_DATA_DIR");
  }

  @Test
  void isForOneRunAtATime() {
    try (StandaloneData data = StandaloneData.open(directory)) {
      assertThat(data.postgres()).isEqualTo(directory.resolve("postgres"));
      assertThatThrownBy(() -> StandaloneData.open(directory))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining("is in use by another run");
    }
    StandaloneData.open(directory).close();
  }

  @Test
  void namesADirectoryThatCannotBeMade() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(() -> StandaloneData.open(file.resolve("data")))
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageContaining("cannot be written; set ORGANIZATION_DATA_DIR");
  }
}
