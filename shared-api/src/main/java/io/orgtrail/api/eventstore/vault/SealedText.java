package io.orgtrail.api.eventstore.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A text as it is stored that can be read only as long as everybody it is about has their key:
 * {@code enc:1:12+13:…}, with the numbers of their keys.
 */
final class SealedText {

  /** How each of them begins. */
  static final String BEGIN = "enc:1:";

  private static final Pattern FORM = Pattern.compile(BEGIN + "\\d{1,18}(\\+\\d{1,18})*:[\\w-]*");

  private static final Logger log = LoggerFactory.getLogger(SealedText.class);

  private SealedText() {}

  static String seal(List<PersonKey> keys, String text) {
    var begin =
        BEGIN
            + keys.stream().map(key -> Long.toString(key.id())).collect(Collectors.joining("+"))
            + ':';
    var encrypted = Aes.encrypt(together(keys), bytes(begin), bytes(text));
    return begin + Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted);
  }

  /** The numbers of the keys that it takes to read it; none of what was altered. */
  static long[] keys(String sealed) {
    if (!FORM.matcher(sealed).matches()) {
      return new long[0];
    }
    var numbers = sealed.substring(BEGIN.length(), sealed.indexOf(':', BEGIN.length()));
    return Arrays.stream(numbers.split("\\+")).mapToLong(Long::parseLong).toArray();
  }

  /**
   * Reads it; empty when there is one of the keys no more, or it was altered. One text that nobody
   * can read must hold up nobody; the hash chain of its organization proves what happened to it.
   */
  static Optional<String> open(String sealed, LongFunction<PersonKey> keys) {
    if (!FORM.matcher(sealed).matches()) {
      log.warn("A personal text in the event store was altered");
      return Optional.empty();
    }
    var needed = Arrays.stream(keys(sealed)).mapToObj(keys).toList();
    if (needed.contains(null)) {
      return Optional.empty();
    }
    var end = sealed.indexOf(':', BEGIN.length()) + 1;
    try {
      var text =
          Aes.decrypt(
              together(needed),
              bytes(sealed.substring(0, end)),
              Base64.getUrlDecoder().decode(sealed.substring(end)));
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      log.warn("A personal text in the event store was altered: {}", sealed.substring(0, end));
      return Optional.empty();
    }
  }

  /** One key of several. */
  private static byte[] together(List<PersonKey> keys) {
    if (keys.size() == 1) {
      return keys.get(0).secret();
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      keys.forEach(key -> digest.update(key.secret()));
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
