package io.orgtrail.command.publishing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How checkpoints of the audit trail are published.
 *
 * @param checkpointInterval pause between two times
 */
@ConfigurationProperties("organization.audit")
record CheckpointSettings(@DefaultValue("1m") Duration checkpointInterval) {}
