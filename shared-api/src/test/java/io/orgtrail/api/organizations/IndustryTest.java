package io.orgtrail.api.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.messages.Json;
import org.junit.jupiter.api.Test;

class IndustryTest {

  @Test
  void offersValuesWithLabels() {
    assertThat(Industry.all()).extracting(Industry::value).contains("technology", "ai-ml");
    assertThat(Industry.all()).extracting(Industry::value).doesNotHaveDuplicates();
    assertThat(Json.mapper().writeValueAsString(new Industry("legal", "Legal")))
        .isEqualTo("{\"value\":\"legal\",\"label\":\"Legal\"}");
  }

  @Test
  void knowsItsOwnValuesAlone() {
    assertThat(Industry.all()).allMatch(industry -> Industry.isKnown(industry.value()));
    assertThat(Industry.isKnown("Technology")).isFalse();
    assertThat(Industry.isKnown("alchemy")).isFalse();
  }
}
