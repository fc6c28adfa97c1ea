package io.orgtrail.command.deciding;

import io.orgtrail.api.identity.Caller;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * What a decision may know beside the command and the state: who, when, and by which id.
 *
 * @param caller who gave the command; {@code null} when the service acts by itself
 * @param commandId the caller's id of the command
 * @param time when it is decided
 * @param expectedVersion the version the caller saw, {@code null} when any will do
 */
public record CommandContext(Caller caller, String commandId, Instant time, Long expectedVersion) {

  /** Name of this context in the metadata of a command message. */
  public static final String KEY = "context";

  /** The caller's user id. */
  public String userId() {
    return caller.userId();
  }

  /**
   * An id for something this command makes: the same each time the same caller sends the same
   * command id (UUID version 5).
   *
   * @param part tells several things of one command apart
   */
  public String derivedId(String part) {
    var name = caller.userId() + '\0' + commandId + '\0' + part;
    var hash = sha1(name.getBytes(StandardCharsets.UTF_8));
    return new UUID(
            (bits(hash, 0) & ~0xF000L) | 0x5000L,
            (bits(hash, 8) & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L)
        .toString();
  }

  /** The id that the caller gave, or one derived for that part when there is none. */
  public String idOr(String given, String part) {
    return given == null ? derivedId(part) : given;
  }

  private static long bits(byte[] hash, int from) {
    return ByteBuffer.wrap(hash).getLong(from);
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
