package io.orgtrail.query.replay;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A replay of the events into a new generation of the read model; absent values are {@code null}.
 *
 * @param id its id
 * @param projection the only one to be made again, {@code null} for all
 * @param status what became of it
 * @param phase what it is at, or was at when it ended early; {@code null} once it is completed
 * @param generation number of the generation it makes
 * @param processed how many events are in it by now
 * @param total how many there are
 * @param eventsPerSecond how fast that went
 * @param secondsLeft how long the rest takes at this pace
 * @param differences what the live read model said otherwise, 100 at most
 * @param differenceCount how many there are
 * @param requestedBy {@code sub} of who asked for it, {@code null} when the service did by itself
 * @param startedAt when it was asked for
 * @param finishedAt when it ended
 * @param error why it failed
 */
record ReplayView(
    String id,
    @Nullable String projection,
    ReplayStatus status,
    @Nullable Phase phase,
    @Nullable Integer generation,
    long processed,
    long total,
    @Nullable Long eventsPerSecond,
    @Nullable Long secondsLeft,
    @JsonRawValue @ArraySchema(schema = @Schema(implementation = Difference.class))
        String differences,
    long differenceCount,
    @Nullable String requestedBy,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String error) {}
