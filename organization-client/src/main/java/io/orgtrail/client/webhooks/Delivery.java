package io.orgtrail.client.webhooks;

import java.time.Instant;

/**
 * An attempt to tell a webhook about an event.
 *
 * @param position place of the event in the whole store
 * @param attempt which attempt it is
 * @param status PENDING, DELIVERED or FAILED
 * @param responseStatus HTTP status of the answer, {@code null} when there was none
 * @param latencyMs how long it took, in milliseconds
 * @param responseExcerpt how the answer began
 * @param nextAttemptAt when it is tried again, {@code null} when it is not
 */
public record Delivery(
    String id,
    String eventId,
    String eventType,
    long position,
    int attempt,
    String status,
    Integer responseStatus,
    Integer latencyMs,
    String responseExcerpt,
    Instant at,
    Instant nextAttemptAt) {}
