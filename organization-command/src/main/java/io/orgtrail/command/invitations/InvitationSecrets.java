package io.orgtrail.command.invitations;

import io.orgtrail.command.secrets.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * The secret of an invitation's link: an HMAC over the invitation and its issue, so that it need
 * not be stored anywhere and dies when the invitation is sent again.
 */
public class InvitationSecrets {

  private final Hmac codes;

  public InvitationSecrets(byte[] key) {
    codes = new Hmac(key);
  }

  /** The secret of one issue of one invitation. */
  public String secret(String organizationId, String invitationId, int issue) {
    var text = "invitation\0" + organizationId + '\0' + invitationId + '\0' + issue;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(codes.of(text));
  }

  /** Compares in a time that tells nothing about where the two differ. */
  boolean isRight(String given, InvitationAggregate invitation) {
    var invited = invitation.invited();
    var right = secret(invited.organizationId(), invited.invitationId(), invitation.issue());
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
