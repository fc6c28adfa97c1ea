package io.orgtrail.query.teams;

import java.time.Instant;

/** A team as clients see it; absent values are {@code null}. */
record TeamView(
    String id,
    String slug,
    String name,
    String description,
    String color,
    int memberCount,
    Instant createdAt,
    Instant updatedAt) {}
