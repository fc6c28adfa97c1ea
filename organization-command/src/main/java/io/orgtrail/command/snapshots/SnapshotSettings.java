package io.orgtrail.command.snapshots;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When snapshots are taken.
 *
 * @param slowLoad an organization that takes this long to load gets a snapshot
 * @param spares events that a snapshot must spare the next load at least
 */
@ConfigurationProperties("organization.snapshots")
public record SnapshotSettings(
    @DefaultValue("250ms") Duration slowLoad, @DefaultValue("1000") long spares) {}
