package io.orgtrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.orgtrail.verifier.VerifierApplication;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the services together make can be proven without them. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class VerifiedExportIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int VERIFIED = 0;
  private static final int BROKEN = 1;

  @TempDir Path directory;

  @Test
  void provesAnExport_andFindsWhatWasChangedInIt() throws Exception {
    try (ChildRun run = ChildRun.start(ChildRun.freePorts(directory))) {
      run.ready();
      String token = JsonPath.read(run.token("{\"sub\":\"alice\"}").body(), "$.token");
      create(run, token);
      awaitLinks(run, token, 2);
      Path export = directory.resolve("acme.ndjson");
      Files.writeString(export, get(run, token, "", "application/x-ndjson"));
      assertThat(verify(export)).isEqualTo(VERIFIED);

      Files.writeString(export, Files.readString(export).replace("Acme Inc.", "Acme Ltd."));
      assertThat(verify(export)).isEqualTo(BROKEN);
    }
  }

  private static void create(ChildRun run, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(run.settings().commandUrl() + "/commands/CreateOrganization"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"organizationId\":\"acme\",\"name\":\"Acme Inc.\"}"))
            .build();
    assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private static void awaitLinks(ChildRun run, String token, int events) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> JsonPath.read(get(run, token, "/verification", "application/json"), "$.events"),
            Integer.valueOf(events)::equals);
  }

  /** Part of the trail, once the read model knows the organization. */
  private static String get(ChildRun run, String token, String part, String type) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(run.settings().queryUrl() + "/organizations/acme/audit-trail" + part))
            .header("Authorization", "Bearer " + token)
            .header("Accept", type)
            .header("Min-Position", "2")
            .header("Prefer", "wait=60")
            .build();
    return HTTP.send(request, BodyHandlers.ofString()).body();
  }

  private static int verify(Path export) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return VerifierApplication.run(nowhere, nowhere, "verify", export.toString());
  }
}
