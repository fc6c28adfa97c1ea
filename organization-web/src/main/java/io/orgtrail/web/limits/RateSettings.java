package io.orgtrail.web.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How much is taken in each second; nothing or 0 means any amount.
 *
 * @param perCaller of one caller
 * @param perOrganization for one organization, of all its callers together
 */
@ConfigurationProperties("organization.rates")
public record RateSettings(Integer perCaller, Integer perOrganization) {

  public RateSettings {
    perCaller = valid("per-caller", perCaller);
    perOrganization = valid("per-organization", perOrganization);
  }

  private static int valid(String name, Integer rate) {
    if (rate != null && rate < 0) {
      throw new IllegalArgumentException(
          "organization.rates.%s is %d; it must be 0 or more".formatted(name, rate));
    }
    return rate == null ? 0 : rate;
  }
}
