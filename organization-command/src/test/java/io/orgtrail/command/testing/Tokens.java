package io.orgtrail.command.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** Tokens of that name that nobody may take, by what is wrong with each. */
  public static Map<String, String> attacks(String name) {
    var attacks = new LinkedHashMap<String, String>();
    attacks.put("expired", until(name, Instant.now().minusSeconds(120)));
    attacks.put("for others", with(claims -> claims.subject(name).audience("others")));
    attacks.put("by others", with(claims -> claims.subject(name).issuer("https://others")));
    attacks.put("forged", forged(name));
    attacks.put("bringing its own key", bringingItsOwnKey(name));
    attacks.put("without signature", new PlainJWT(claims(it -> it.subject(name))).serialize());
    publicKeys()
        .forEach(
            (form, key) -> attacks.put("signed with the public key, " + form, hs256(key, name)));
    return attacks;
  }

  /** The forms of the public key that a verifier may have at hand. */
  private static Map<String, byte[]> publicKeys() {
    try {
      var der = KEY.toRSAPublicKey().getEncoded();
      var pem = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
      var framed = "-----BEGIN PUBLIC KEY-----\n" + pem + "\n-----END PUBLIC KEY-----\n";
      return Map.of(
          "DER", der,
          "PEM", framed.getBytes(StandardCharsets.US_ASCII),
          "JWK", KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.US_ASCII),
          "modulus", KEY.getModulus().decode());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hs256(byte[] secret, String name) {
    try {
      var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY.getKeyID()).build();
      return sign(header, new MACSigner(secret), claims -> claims.subject(name));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String bringingItsOwnKey(String name) {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(KEY.getKeyID())
            .jwk(SOMEBODY_ELSES.toPublicJWK())
            .build();
    return sign(header, signer(SOMEBODY_ELSES), claims -> claims.subject(name));
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
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
    return sign(header, signer(key), claims);
  }

  private static String sign(
      JWSHeader header, JWSSigner signer, Consumer<JWTClaimsSet.Builder> claims) {
    try {
      var token = new SignedJWT(header, claims(claims));
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWSSigner signer(RSAKey key) {
    try {
      return new RSASSASigner(key);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> claims) {
    var builder =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience("organization")
            .claim("email_verified", true)
            .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
    claims.accept(builder);
    return builder.build();
  }

  private static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
