package io.orgtrail.api.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The hash chain over the events of one organization, in the order of their positions: each link is
 * the SHA-256 of the link before and of everything that is stored of the event. Whoever knows a
 * link knows that nothing up to it was changed, removed or inserted.
 */
public final class EventChain {

  /** Bytes of a link. */
  public static final int LINK_BYTES = 32;

  private EventChain() {}

  /** What comes before the first event. */
  public static byte[] start() {
    return new byte[LINK_BYTES];
  }

  /**
   * The link of an event.
   *
   * @param previous the link of the organization's event before, {@link #start()} for the first
   */
  public static byte[] link(byte[] previous, StoredEvent event) {
    var digest = sha256();
    digest.update(previous);
    number(digest, event.position());
    number(digest, ChronoUnit.MICROS.between(Instant.EPOCH, event.time()));
    text(digest, event.eventId());
    text(digest, event.aggregateType());
    text(digest, event.aggregateId());
    number(digest, event.sequence());
    text(digest, event.type());
    text(digest, event.revision());
    text(digest, event.organizationId());
    number(digest, event.version());
    text(digest, event.sealed());
    text(digest, event.metaData());
    return digest.digest();
  }

  private static void number(MessageDigest digest, long number) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
  }

  /** With its length before it, so that no two rows run together the same way. */
  private static void text(MessageDigest digest, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
