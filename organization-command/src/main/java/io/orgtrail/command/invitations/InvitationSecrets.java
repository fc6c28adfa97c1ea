package io.orgtrail.command.invitations;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of an invitation's link: an HMAC over the invitation and its issue, so that it need
 * not be stored anywhere and dies when the invitation is sent again.
 */
public class InvitationSecrets {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  public InvitationSecrets(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The secret of one issue of one invitation. */
  public String secret(String organizationId, String invitationId, int issue) {
    var text = "invitation\0" + organizationId + '\0' + invitationId + '\0' + issue;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(code(text));
  }

  private byte[] code(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** Compares in a time that tells nothing about where the two differ. */
  boolean isRight(String given, InvitationAggregate invitation) {
    var invited = invitation.invited();
    var right = secret(invited.organizationId(), invited.invitationId(), invitation.issue());
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
