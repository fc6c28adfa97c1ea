package io.orgtrail.query.teams;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A team as clients see it; absent values are {@code null}. */
record TeamView(
    String id,
    String slug,
    String name,
    @Nullable String description,
    @Nullable String color,
    int memberCount,
    Instant createdAt,
    Instant updatedAt) {}
