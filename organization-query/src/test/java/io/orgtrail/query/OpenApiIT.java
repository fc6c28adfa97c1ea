package io.orgtrail.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.QueryTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/openapi-query.yaml is what the service shows; {@code -Dopenapi.write} renews it. */
class OpenApiIT extends QueryTest {

  private static final Path FILE = Path.of("..", "docs", "openapi-query.yaml");
  private static final boolean WRITE = System.getProperty("openapi.write") != null;

  @Test
  void isUpToDate() throws IOException {
    var shown = service.anonymous().get("/v3/api-docs.yaml").body();
    if (WRITE) {
      Files.writeString(FILE, shown);
    }
    assertThat(FILE)
        .as(
            "mvn -pl organization-query -am verify -Dtest=NoSuch -Dit.test=OpenApiIT -Dopenapi.write"
                + " -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dfailsafe.failIfNoSpecifiedTests=false renews it")
        .hasContent(shown);
  }
}
