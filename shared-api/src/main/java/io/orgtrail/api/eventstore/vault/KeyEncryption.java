package io.orgtrail.api.eventstore.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The installation's keys, with which the keys of people are encrypted in the database: whoever has
 * the database alone reads no personal data in events. The first one encrypts, all of them decrypt,
 * so that one can take the place of another.
 */
public final class KeyEncryption {

  private static final Pattern ENTRY = Pattern.compile("([1-9]\\d{0,8}):([A-Za-z0-9+/]+=*)");

  private final Map<Integer, byte[]> keys;
  private final int current;

  private KeyEncryption(Map<Integer, byte[]> keys) {
    this.keys = keys;
    this.current = keys.keySet().iterator().next();
  }

  /**
   * Reads the setting.
   *
   * @param setting {@code number:key} and more of them after commas, each key 32 bytes in Base64
   * @throws IllegalArgumentException when it is not like that
   */
  public static KeyEncryption of(String setting) {
    if (setting == null || setting.isBlank()) {
      throw invalid("must be set");
    }
    var keys = new LinkedHashMap<Integer, byte[]>();
    for (var text : setting.split(",")) {
      var entry = ENTRY.matcher(text.strip());
      if (!entry.matches()) {
        throw invalid("must be number:key, and more of them after commas");
      }
      var key = decoded(entry.group(2));
      if (key.length != Aes.KEY_BYTES) {
        throw invalid("must have keys of 32 bytes in Base64");
      }
      if (keys.put(Integer.valueOf(entry.group(1)), key) != null) {
        throw invalid("must have a number of its own for each key");
      }
    }
    return new KeyEncryption(keys);
  }

  private static byte[] decoded(String key) {
    try {
      return Base64.getDecoder().decode(key);
    } catch (IllegalArgumentException e) {
      throw invalid("must have keys in Base64");
    }
  }

  private static IllegalArgumentException invalid(String rule) {
    return new IllegalArgumentException("ORGANIZATION_PERSONAL_DATA_KEYS " + rule);
  }

  /** The number of the key that encrypts. */
  public int current() {
    return current;
  }

  /** With which key that was encrypted. */
  public static int keyOf(byte[] wrapped) {
    return ByteBuffer.wrap(wrapped).getInt();
  }

  /**
   * Encrypts a key.
   *
   * @param owner whose it is
   */
  public byte[] wrap(byte[] key, byte[] owner) {
    var encrypted = Aes.encrypt(keys.get(current), owner, key);
    return ByteBuffer.allocate(Integer.BYTES + encrypted.length)
        .putInt(current)
        .put(encrypted)
        .array();
  }

  /**
   * Decrypts a key.
   *
   * @throws IllegalStateException when that takes another key than those of the installation
   */
  public byte[] unwrap(byte[] wrapped, byte[] owner) {
    var key = keys.get(keyOf(wrapped));
    if (key == null) {
      throw cannot(wrapped, null);
    }
    try {
      return Aes.decrypt(key, owner, Arrays.copyOfRange(wrapped, Integer.BYTES, wrapped.length));
    } catch (GeneralSecurityException e) {
      throw cannot(wrapped, e);
    }
  }

  private static IllegalStateException cannot(byte[] wrapped, Exception cause) {
    return new IllegalStateException(
        "ORGANIZATION_PERSONAL_DATA_KEYS has not the key " + keyOf(wrapped) + " of this database",
        cause);
  }

  /** Says nothing of the keys: this may stand in a log. */
  @Override
  public String toString() {
    return "KeyEncryption";
  }
}
