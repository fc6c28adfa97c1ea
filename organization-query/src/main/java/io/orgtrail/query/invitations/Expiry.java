package io.orgtrail.query.invitations;

import io.orgtrail.api.invitations.InvitationStatus;
import io.orgtrail.query.positions.Holding;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Lets answers about invitations hold until one of them expires: no event tells of that moment. */
@Component
final class Expiry {

  private final Clock clock;

  Expiry(Clock clock) {
    this.clock = clock;
  }

  /**
   * Ends the answer to a request when one of these expires.
   *
   * @param status of which status they are, {@code null} for any
   */
  void ends(HttpServletRequest request, InvitationStatus status, Stream<InvitationView> found) {
    if (status == InvitationStatus.EXPIRED) {
      // Those that are to come are not among them.
      Holding.onlyWhile(request, () -> false);
    } else {
      Holding.onlyUntil(request, next(found), clock);
    }
  }

  private static Instant next(Stream<InvitationView> found) {
    return found
        .filter(invitation -> invitation.status() == InvitationStatus.PENDING)
        .map(InvitationView::expiresAt)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
