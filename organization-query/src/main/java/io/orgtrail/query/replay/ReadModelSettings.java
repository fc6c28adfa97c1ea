package io.orgtrail.query.replay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What becomes of read models.
 *
 * @param keepOldGeneration how long one is kept that another one has taken the place of
 */
@ConfigurationProperties("organization.read-model")
record ReadModelSettings(Duration keepOldGeneration) {}
