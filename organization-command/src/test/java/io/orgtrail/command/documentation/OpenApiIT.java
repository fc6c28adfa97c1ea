package io.orgtrail.command.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.command.testing.Installation;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** docs/openapi-command.yaml is what the service shows; {@code -Dopenapi.write} renews it. */
class OpenApiIT {

  private static final boolean WRITE = System.getProperty("openapi.write") != null;

  @Test
  void isUpToDate() throws IOException {
    var file = AsyncApi.checkout().resolve("docs/openapi-command.yaml");
    var shown = Installation.shared().http().get(null, "/v3/api-docs.yaml").response().body();
    if (WRITE) {
      Files.writeString(file, shown);
    }
    assertThat(file)
        .as(
            "mvn -pl organization-command -am verify -Dtest=NoSuch -Dit.test=OpenApiIT"
                + " -Dopenapi.write -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dfailsafe.failIfNoSpecifiedTests=false renews it")
        .hasContent(shown);
  }
}
