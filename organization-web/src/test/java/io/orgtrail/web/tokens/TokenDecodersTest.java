package io.orgtrail.web.tokens;

import static io.orgtrail.web.TestIssuer.rsaHeader;
import static io.orgtrail.web.TestIssuer.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.sun.net.httpserver.HttpServer;
import io.orgtrail.web.TestIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

class TokenDecodersTest {

  private static final Consumer<JWTClaimsSet.Builder> AS_USUAL = claims -> {};

  private final TestIssuer issuer = new TestIssuer();
  private final TokenDecoders decoders =
      new TokenDecoders(new TokenSettings(TestIssuer.URI, issuer.jwkSetUri(), "organization"));

  @Test
  void takesTokensSignedWithEitherKindOfKey() {
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").build();
    var ec = issuer.sign(header, signer(issuer.ec), AS_USUAL);
    assertThat(decoders.atAnyTime().decode(ec).getSubject()).isEqualTo("alice");
    assertThat(decoders.atAnyTime().decode(issuer.token("bob")).getSubject()).isEqualTo("bob");
  }

  @Test
  void takesAccessTokensByTheirType() {
    var header = rsaHeader().type(new JOSEObjectType("at+jwt")).build();
    var token = issuer.sign(header, signer(issuer.rsa), AS_USUAL);
    assertThat(decoders.atAnyTime().decode(token).getSubject()).isEqualTo("alice");
  }

  @Test
  void rejectsOtherTypesOfTokens() {
    var header = rsaHeader().type(new JOSEObjectType("logout+jwt")).build();
    assertRejected(issuer.sign(header, signer(issuer.rsa), AS_USUAL));
  }

  @Test
  void rejectsTokensWithoutSignature() {
    var claims = new JWTClaimsSet.Builder().subject("alice").audience("organization").build();
    assertRejected(new PlainJWT(claims).serialize());
  }

  @Test
  void rejectsTokensSignedWithThePublicKeyAsSecret() throws Exception {
    var secret = issuer.publicKeys().getBytes(StandardCharsets.UTF_8);
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build();
    assertRejected(issuer.sign(header, new MACSigner(secret), AS_USUAL));
  }

  @Test
  void rejectsTokensOfUnknownKeysHoweverOftenTheyCome() {
    for (var i = 0; i < 5; i++) {
      assertRejected(new TestIssuer().token("alice"));
      assertRejected(
          issuer.sign(
              rsaHeader().keyID("unknown" + i).build(), signer(new TestIssuer().rsa), AS_USUAL));
    }
  }

  @Test
  void rejectsOtherAudiencesAndIssuers() {
    assertRejected(issuer.token(claims -> claims.audience("other")));
    assertRejected(issuer.token(claims -> claims.audience((String) null)));
    assertRejected(issuer.token(claims -> claims.issuer("https://evil.example.com")));
    assertRejected(issuer.token(claims -> claims.issuer(null)));
  }

  @Test
  void doesNotJudgeTheTime() {
    var expired =
        issuer.token(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(3600))));
    assertThat(decoders.atAnyTime().decode(expired).getExpiresAt()).isBefore(Instant.now());
  }

  @Test
  void judgesEverythingElse() {
    var elsewhere = issuer.token(claims -> claims.audience("other"));
    assertThatThrownBy(() -> decoders.atAnyTime().decode(elsewhere))
        .isInstanceOf(BadJwtException.class);
  }

  @Test
  void startsWithoutKeysAndFindsThemLater(@TempDir Path directory) throws IOException {
    var file = directory.resolve("keys.json");
    var later = new TokenDecoders(new TokenSettings(null, file.toUri().toString(), "organization"));

    // Neither good nor bad: it cannot be told.
    assertThat(catchThrowable(() -> later.atAnyTime().decode(issuer.token("alice"))))
        .isInstanceOf(JwtException.class)
        .isNotInstanceOf(BadJwtException.class);

    issuer.write(file);
    assertThat(later.atAnyTime().decode(issuer.token("alice")).getSubject()).isEqualTo("alice");
  }

  @Test
  void discoversTheKeysOfAnIssuerThatComesUpLater() throws IOException {
    var documents = new ConcurrentHashMap<String, String>();
    var server = serve(documents);
    try {
      var base = "http://127.0.0.1:" + server.getAddress().getPort();
      var uri = base + "/realms/test";
      var discovering = new TokenDecoders(new TokenSettings(uri, null, "organization"));
      var token = issuer.token(claims -> claims.issuer(uri));
      assertThat(catchThrowable(() -> discovering.atAnyTime().decode(token)))
          .isInstanceOf(JwtException.class)
          .isNotInstanceOf(BadJwtException.class);

      documents.put("/keys", issuer.publicKeys());
      documents.put(
          "/realms/test/.well-known/openid-configuration",
          "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(uri, base));
      assertThat(discovering.atAnyTime().decode(token).getSubject()).isEqualTo("alice");
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer serve(Map<String, String> documents) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var body = documents.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes();
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private void assertRejected(String token) {
    assertThatThrownBy(() -> decoders.atAnyTime().decode(token))
        .isInstanceOf(BadJwtException.class);
  }
}
