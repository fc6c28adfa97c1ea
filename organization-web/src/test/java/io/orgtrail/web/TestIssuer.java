package io.orgtrail.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

/** Signs tokens, and publishes its keys in a file. */
public final class TestIssuer {

  public static final String URI = "https://issuer.example.com";

  public final RSAKey rsa;
  public final ECKey ec;

  public TestIssuer() {
    try {
      rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
      ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** URI of a file with the public keys. */
  public String jwkSetUri() {
    try {
      var file = Files.createTempFile("keys", ".json");
      file.toFile().deleteOnExit();
      return write(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String write(Path file) throws IOException {
    return Files.writeString(file, publicKeys()).toUri().toString();
  }

  public String publicKeys() {
    return new JWKSet(List.<JWK>of(rsa, ec)).toString(true);
  }

  /** A good token of that user. */
  public String token(String userId) {
    return token(claims -> claims.subject(userId));
  }

  /** A good token but for what the claims say. */
  public String token(Consumer<JWTClaimsSet.Builder> claims) {
    return sign(rsaHeader().build(), signer(rsa), claims);
  }

  public String sign(JWSHeader header, JWSSigner signer, Consumer<JWTClaimsSet.Builder> claims) {
    var builder =
        new JWTClaimsSet.Builder()
            .subject("alice")
            .issuer(URI)
            .audience("organization")
            .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
    claims.accept(builder);
    try {
      var token = new SignedJWT(header, builder.build());
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public static JWSHeader.Builder rsaHeader() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa");
  }

  public static JWSSigner signer(JWK key) {
    try {
      return key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner(key.toECKey());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
