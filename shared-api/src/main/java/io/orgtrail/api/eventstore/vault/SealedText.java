package io.orgtrail.api.eventstore.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
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

  private static final int MAX_DIGITS = 18;

  private static final Logger log = LoggerFactory.getLogger(SealedText.class);

  private final String text;
  private final List<Long> keys;

  /** Where the encrypted part begins, after the numbers. */
  private final int encrypted;

  private SealedText(String text, List<Long> keys, int encrypted) {
    this.text = text;
    this.keys = keys;
    this.encrypted = encrypted;
  }

  /** Reads the numbers of the keys of what begins with {@link #BEGIN}. */
  static SealedText of(String text) {
    var keys = new ArrayList<Long>(2);
    var number = 0L;
    var digits = 0;
    for (var i = BEGIN.length(); i < text.length(); i++) {
      var c = text.charAt(i);
      if (c >= '0' && c <= '9' && digits < MAX_DIGITS) {
        number = number * 10 + c - '0';
        digits++;
      } else if (digits > 0 && (c == '+' || c == ':')) {
        keys.add(number);
        number = 0;
        digits = 0;
        if (c == ':') {
          return isBase64(text, i + 1) ? new SealedText(text, keys, i + 1) : altered(text);
        }
      } else {
        return altered(text);
      }
    }
    return altered(text);
  }

  private static SealedText altered(String text) {
    return new SealedText(text, List.of(), text.length());
  }

  private static boolean isBase64(String text, int begin) {
    for (var i = begin; i < text.length(); i++) {
      var c = text.charAt(i);
      var isOne =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '-'
              || c == '_';
      if (!isOne) {
        return false;
      }
    }
    return true;
  }

  static String seal(List<PersonKey> keys, String text) {
    var begin =
        BEGIN
            + keys.stream().map(key -> Long.toString(key.id())).collect(Collectors.joining("+"))
            + ':';
    var encrypted = Aes.encrypt(together(keys), bytes(begin), bytes(text));
    return begin + Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted);
  }

  /** The numbers of the keys that it takes to read it; none of what was altered. */
  List<Long> keys() {
    return keys;
  }

  /**
   * Reads it; empty when there is one of the keys no more, or it was altered. One text that nobody
   * can read must hold up nobody; the hash chain of its organization proves what happened to it.
   */
  Optional<String> open(LongFunction<PersonKey> known) {
    if (keys.isEmpty()) {
      log.warn("A personal text in the event store was altered");
      return Optional.empty();
    }
    var needed = keys.stream().map(known::apply).toList();
    if (needed.contains(null)) {
      return Optional.empty();
    }
    var begin = text.substring(0, encrypted);
    try {
      var opened =
          Aes.decrypt(
              together(needed),
              bytes(begin),
              Base64.getUrlDecoder().decode(text.substring(encrypted)));
      return Optional.of(new String(opened, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      log.warn("A personal text in the event store was altered: {}", begin);
      return Optional.empty();
    }
  }

  /** As it is stored. */
  @Override
  public String toString() {
    return text;
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
