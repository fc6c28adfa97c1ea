package io.orgtrail.query.timetravel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the past is shown at once.
 *
 * @param maxPasts how many pasts may be made of their events at the same time
 */
@ConfigurationProperties("organization.time-travel")
record TimeTravelSettings(@DefaultValue("16") int maxPasts) {}
