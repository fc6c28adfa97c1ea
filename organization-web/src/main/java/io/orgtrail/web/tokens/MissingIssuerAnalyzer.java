package io.orgtrail.web.tokens;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells which setting is missing, in place of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class MissingIssuerAnalyzer extends AbstractFailureAnalyzer<MissingIssuerException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, MissingIssuerException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Set ORGANIZATION_JWT_ISSUER_URI to the issuer of the tokens, or ORGANIZATION_JWT_JWK_SET_URI"
            + " to the URI of its JWK set.",
        cause);
  }
}
