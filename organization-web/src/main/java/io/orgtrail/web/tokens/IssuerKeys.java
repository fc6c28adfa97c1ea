package io.orgtrail.web.tokens;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;

/** The issuer's public keys, fetched when first needed, so that startup needs no issuer. */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MAX_BYTES = 1 << 20;
  private static final Duration OUTAGE = Duration.ofHours(1);

  private final TokenSettings settings;
  private final ResourceRetriever retriever =
      new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES);
  private volatile JWKSetSource<SecurityContext> found;

  private IssuerKeys(TokenSettings settings) {
    this.settings = settings;
  }

  /** Keys that are cached, outlive an outage of the issuer, and cannot be asked for too often. */
  static JWKSource<SecurityContext> of(TokenSettings settings) {
    var keys =
        JWKSourceBuilder.create(new IssuerKeys(settings))
            .refreshAheadCache(false)
            .retrying(true)
            .outageTolerant(OUTAGE.toMillis())
            .build();
    return (selector, context) -> {
      try {
        return keys.get(selector, context);
      } catch (RateLimitReachedException e) {
        // The key is not among those just fetched: whoever signs so is unknown.
        return List.of();
      }
    };
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long currentTime, SecurityContext context)
      throws KeySourceException {
    if (found == null) {
      found = new URLBasedJWKSetSource<>(location(), retriever);
    }
    return found.getJWKSet(refresh, currentTime, context);
  }

  private URL location() throws JWKSetUnavailableException {
    try {
      return settings.jwkSetUri() != null
          ? URI.create(settings.jwkSetUri()).toURL()
          : IssuerMetadata.find(settings.issuerUri(), retriever).jwkSet();
    } catch (MalformedURLException e) {
      throw new JWKSetUnavailableException("The JWK set has no usable URI: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new JWKSetUnavailableException("The issuer cannot be discovered: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {}
}
