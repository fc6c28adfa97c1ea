package io.orgtrail.query.projects;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A project as clients see it; absent values are {@code null}. */
record ProjectView(
    String id,
    String name,
    @Nullable String payerOrganizationId,
    long datasets,
    long tasks,
    Instant createdAt,
    Instant updatedAt) {}
