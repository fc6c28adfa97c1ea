package io.orgtrail.command.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;

/** The issuer of the tests: signs tokens and publishes its key in a file. */
public final class Tokens {

  /** Who issues them. */
  public static final String ISSUER = "https://issuer.example.com";

  private static final RSAKey KEY = key("test");
  private static final RSAKey SOMEBODY_ELSES = key("test");

  private Tokens() {}

  /** Somebody of that name with a verified address. */
  public static String of(String name) {
    return with(claims -> claims.subject(name).claim("email", name + "@example.com"));
  }

  /** Somebody who runs the installation. */
  public static String operator() {
    return with(claims -> claims.subject("operator").claim("scope", "organization:operator"));
  }

  /** Somebody whose address nobody has verified. */
  public static String unverified(String name) {
    return with(
        claims ->
            claims
                .subject(name)
                .claim("email", name + "@example.com")
                .claim("email_verified", false));
  }

  /** Somebody whose token is over at that time. */
  public static String until(String name, Instant end) {
    return with(claims -> claims.subject(name).expirationTime(Date.from(end)));
  }

  /** A good token but for what the claims say. */
  public static String with(Consumer<JWTClaimsSet.Builder> claims) {
    return sign(KEY, claims);
  }

  /** A token with the right claims and key id, signed with another key. */
  public static String forged(String name) {
    return sign(SOMEBODY_ELSES, claims -> claims.subject(name));
  }

  /** URI of the file with the public key. */
  static String jwkSetUri() {
    try {
      var file = Files.createTempFile("keys", ".json");
      file.toFile().deleteOnExit();
      return Files.writeString(file, new JWKSet(KEY).toString(true)).toUri().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sign(RSAKey key, Consumer<JWTClaimsSet.Builder> claims) {
    var builder =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience("organization")
            .claim("email_verified", true)
            .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
    claims.accept(builder);
    try {
      var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
      var token = new SignedJWT(header, builder.build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
