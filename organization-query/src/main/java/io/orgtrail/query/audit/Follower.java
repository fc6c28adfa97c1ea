package io.orgtrail.query.audit;

import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.query.access.Visits;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/**
 * Who follows which audit trail.
 *
 * @param caller whoever asked
 * @param token with which token
 * @param organizationId of which organization
 * @param filter which of its entries
 */
record Follower(Caller caller, Jwt token, String organizationId, AuditFilter filter) {

  private static final JwtTimestampValidator TIMES = new JwtTimestampValidator();

  /** Whether the token is still valid and its holder may still read the trail. */
  boolean mayGoOn(Visits visits) {
    try {
      visits.of(caller, organizationId).seeAuditTrail();
      return !TIMES.validate(token).hasErrors();
    } catch (RejectedException e) {
      return false;
    }
  }
}
