package io.orgtrail.query.replay;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What to make again.
 *
 * @param projection the only one, {@code null} for all
 */
record ReplayRequest(
    @Schema(description = "Name of the only projection to run again; all, unless given")
        String projection) {}
