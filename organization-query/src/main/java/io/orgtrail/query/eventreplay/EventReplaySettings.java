package io.orgtrail.query.eventreplay;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events are replayed.
 *
 * @param rate events per second of a replay that does not say
 * @param lease how long after its last heartbeat a replay is taken over by another instance
 * @param giveUpAfter how long a replay is tried without success before it has failed
 */
@Validated
@ConfigurationProperties("organization.event-replays")
record EventReplaySettings(
    @Min(1) @Max(100_000) int rate,
    @DefaultValue("10s") Duration lease,
    @DefaultValue("10m") Duration giveUpAfter) {}
