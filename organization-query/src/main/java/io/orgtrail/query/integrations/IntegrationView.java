package io.orgtrail.query.integrations;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection to another system as clients see it; absent values are {@code null}. */
record IntegrationView(
    String id,
    String name,
    String kind,
    String provider,
    @JsonRawValue @Schema(implementation = Map.class) String settings,
    boolean available,
    boolean isDefault,
    @Nullable String createdBy,
    Instant createdAt,
    Instant updatedAt) {}
