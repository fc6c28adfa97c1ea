package io.orgtrail.standalone.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;

/** The RS256 key that signs the tokens of a standalone run. */
public record DevelopmentKey(RSAKey key) {
  /** A new key as a private JWK. */
  public static String generateJson() {
    return generate().key.toJSONString();
  }

  static DevelopmentKey generate() {
    try {
      return new DevelopmentKey(
          new RSAKeyGenerator(2048)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyIDFromThumbprint(true)
              .generate());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a private JWK. */
  public static DevelopmentKey parse(String json) {
    try {
      return new DevelopmentKey(RSAKey.parse(json));
    } catch (ParseException e) {
      throw new IllegalArgumentException("Not an RSA key in JWK format", e);
    }
  }

  String sign(JWTClaimsSet claims) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(key.getKeyID())
            .build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  /** The JWK set for whoever verifies; without the private part. */
  Map<String, Object> publicKeys() {
    return new JWKSet(key).toJSONObject(true);
  }
}
