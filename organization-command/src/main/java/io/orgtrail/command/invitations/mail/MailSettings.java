package io.orgtrail.command.invitations.mail;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How invitations are mailed.
 *
 * @param from sender of the mails
 * @param invitationUrl the link, with {@code {invitationId}}, {@code {organizationId}} and {@code
 *     {secret}} to be filled in
 * @param logRetention how long it is kept that a mail was sent
 */
@ConfigurationProperties("organization.mail")
public record MailSettings(
    String from, String invitationUrl, @DefaultValue("30d") Duration logRetention) {

  public MailSettings {
    if (!invitationUrl.contains("{invitationId}") || !invitationUrl.contains("{secret}")) {
      throw new IllegalArgumentException(
          "ORGANIZATION_INVITATION_URL must contain {invitationId} and {secret}");
    }
    URI.create(invitationUrl.replaceAll("[{}]", ""));
  }

  /** The link of one issue of one invitation. */
  String link(String organizationId, String invitationId, String secret) {
    return invitationUrl
        .replace("{organizationId}", encoded(organizationId))
        .replace("{invitationId}", encoded(invitationId))
        .replace("{secret}", encoded(secret));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
