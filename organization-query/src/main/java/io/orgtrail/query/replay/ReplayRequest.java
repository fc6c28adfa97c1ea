package io.orgtrail.query.replay;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What to make again.
 *
 * @param projection the only one, {@code null} for all
 */
record ReplayRequest(
    @Schema(
            description = "Name of the only projection to run again; all, unless given",
            requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        @Nullable String projection) {}
