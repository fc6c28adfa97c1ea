package io.orgtrail.client.webhooks;

import java.time.Instant;
import java.util.List;

/**
 * An endpoint that is told what happens in an organization.
 *
 * @param eventTypes names of the events it is told, all when empty
 * @param failing whether it is told nothing until somebody mends it
 */
public record Webhook(
    String id,
    String url,
    List<String> eventTypes,
    boolean enabled,
    boolean failing,
    Instant createdAt,
    Instant updatedAt) {}
