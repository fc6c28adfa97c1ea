package io.orgtrail.client.integrations;

import java.time.Instant;
import java.util.Map;

/**
 * A connection of an organization to another system.
 *
 * @param kind IAM or STORAGE
 * @param settings names and references, never secrets
 * @param isDefault whether it is the one of its kind that is used unless another is named
 */
public record Integration(
    String id,
    String name,
    String kind,
    String provider,
    Map<String, Object> settings,
    boolean available,
    boolean isDefault,
    String createdBy,
    Instant createdAt,
    Instant updatedAt) {}
