package io.orgtrail.web;

import java.util.stream.Stream;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Starts the service that fails in every way, once for all tests. */
@SpringBootTest(
    classes = WebTestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class WebTest {

  static final String APP = "https://app.example.com";
  static final TestIssuer ISSUER = new TestIssuer();
  private static final String KEYS = ISSUER.jwkSetUri();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("organization.jwt.jwk-set-uri", () -> KEYS);
    registry.add("organization.http.allowed-origins", () -> APP + ", http://localhost:3000");
  }

  Client client() {
    return new Client(port);
  }

  Client.Answer get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  Client.Answer send(String method, String path, String body, String... headers) {
    var all =
        Stream.concat(
            Stream.of("Authorization", "Bearer " + ISSUER.token("alice")), Stream.of(headers));
    return client().send(method, path, body, all.toArray(String[]::new));
  }
}
