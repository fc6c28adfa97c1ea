package io.orgtrail.api.eventstore;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.IdentifierFactory;

/**
 * Ids of messages, those of events among them: 122 random bits for each process, counted on from
 * there. They need be nobody else's, not hard to guess, and each command takes ten of them. Like
 * ids that are all random they are UUIDs of version 4, since many who read events know of no newer
 * version. Axon finds this class as a service.
 */
public final class MessageIds extends IdentifierFactory {

  private static final long VERSION_BITS = 0xF000L;
  private static final long VERSION = 0x4000L;
  private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final long first;
  private final AtomicLong next;

  /** Ids that no other process and no other instance makes. */
  public MessageIds() {
    var random = new SecureRandom();
    first = random.nextLong() & ~VERSION_BITS | VERSION;
    next = new AtomicLong(random.nextLong());
  }

  @Override
  public String generateIdentifier() {
    return new UUID(first, next.getAndIncrement() & ~VARIANT_BITS | VARIANT).toString();
  }
}
