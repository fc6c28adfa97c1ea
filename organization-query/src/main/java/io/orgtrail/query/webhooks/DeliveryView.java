package io.orgtrail.query.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to tell a webhook about an event; absent values are {@code null}.
 *
 * @param position place of the event in the whole store
 * @param attempt which attempt it is
 * @param responseStatus HTTP status of the answer, if there was one
 * @param responseExcerpt how the answer began
 * @param nextAttemptAt when it is tried again, if it is
 */
record DeliveryView(
    String id,
    String eventId,
    String eventType,
    long position,
    int attempt,
    DeliveryStatus status,
    @Nullable Integer responseStatus,
    @Nullable Integer latencyMs,
    @Nullable String responseExcerpt,
    Instant at,
    @Nullable Instant nextAttemptAt) {}
