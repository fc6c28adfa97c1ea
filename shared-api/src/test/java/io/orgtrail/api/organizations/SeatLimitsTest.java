package io.orgtrail.api.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeatLimitsTest {

  @ParameterizedTest
  @CsvSource({"FREEMIUM, , 10", "PREMIUM, , ", "FREEMIUM, 3, 3", "PREMIUM, 3, 3", "PREMIUM, 0, 0"})
  void takesTheOperatorsLimitBeforeThePlans(Plan plan, Integer operators, Integer limit) {
    assertThat(SeatLimits.DEFAULT.limit(plan, operators)).isEqualTo(limit);
  }

  @ParameterizedTest
  @CsvSource({"FREEMIUM, ", "PREMIUM, 500"})
  void takesThePlansLimitsFromTheSettings(Plan plan, Integer limit) {
    assertThat(new SeatLimits(null, 500).limit(plan, null)).isEqualTo(limit);
  }
}
