package io.orgtrail.api.personal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address: shown as typed, compared in normal form (lower case, host in ASCII).
 *
 * @param typed as somebody wrote it, without surrounding space
 * @param normalized the form that two spellings of one address share
 */
@PersonalData
public record EmailAddress(@JsonValue String typed, String normalized) {

  private static final int MAX_LENGTH = 254;
  private static final Pattern LOCAL =
      Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
  private static final int MAX_LABEL_LENGTH = 63;

  /** Reads what somebody typed; empty when it is no e-mail address. */
  public static Optional<EmailAddress> parse(String text) {
    if (text == null) {
      return Optional.empty();
    }
    var typed = text.strip();
    var at = typed.lastIndexOf('@');
    if (typed.length() > MAX_LENGTH || at < 1 || at > 64) {
      return Optional.empty();
    }
    var local = typed.substring(0, at);
    return asciiHost(typed.substring(at + 1))
        .filter(host -> LOCAL.matcher(local).matches())
        .map(host -> new EmailAddress(typed, local.toLowerCase(Locale.ROOT) + "@" + host));
  }

  /** Reads an address that was checked before: one in an event or a token. */
  @JsonCreator
  public static EmailAddress of(String typed) {
    return typed == null
        ? null
        : parse(typed)
            .orElseGet(() -> new EmailAddress(typed, typed.strip().toLowerCase(Locale.ROOT)));
  }

  /** Whether both are one address. */
  public boolean sameAs(EmailAddress other) {
    return other != null && normalized.equals(other.normalized);
  }

  private static Optional<String> asciiHost(String host) {
    var lower = host.toLowerCase(Locale.ROOT);
    if (isHost(lower)) {
      return Optional.of(lower);
    }
    try {
      return Optional.of(IDN.toASCII(host).toLowerCase(Locale.ROOT)).filter(EmailAddress::isHost);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether it has two labels at least. (A regular expression takes five times as long.) */
  private static boolean isHost(String host) {
    var start = 0;
    for (var dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', start)) {
      if (!isLabel(host, start, dot)) {
        return false;
      }
      start = dot + 1;
    }
    return start > 0 && isLabel(host, start, host.length());
  }

  private static boolean isLabel(String host, int start, int end) {
    for (var i = start; i < end; i++) {
      var each = host.charAt(i);
      var isLetterOrDigit = each >= 'a' && each <= 'z' || each >= '0' && each <= '9';
      if (!isLetterOrDigit && (each != '-' || i == start || i == end - 1)) {
        return false;
      }
    }
    return end > start && end - start <= MAX_LABEL_LENGTH;
  }
}
