package io.orgtrail.client.teams;

import java.time.Instant;

/** A team of an organization; what it does not say is {@code null}. */
public record Team(
    String id,
    String slug,
    String name,
    String description,
    String color,
    int memberCount,
    Instant createdAt,
    Instant updatedAt) {}
