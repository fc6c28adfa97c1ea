package io.orgtrail.query.organizations;

import io.orgtrail.api.organizations.SeatLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Seats of each plan; empty for no limit. */
@ConfigurationProperties("organization.seats")
record SeatSettings(Integer freemium, Integer premium) {

  SeatLimits limits() {
    return new SeatLimits(freemium, premium);
  }
}
