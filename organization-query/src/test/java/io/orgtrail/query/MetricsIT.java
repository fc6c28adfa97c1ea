package io.orgtrail.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.MetricsTable;
import io.orgtrail.query.fixtures.QueryTest;
import org.junit.jupiter.api.Test;

class MetricsIT extends QueryTest {

  @Test
  void theTableTellsWhatIsShown() {
    var page = asOperator().get("/actuator/prometheus").body();

    assertThat(MetricsTable.shown(page)).isEqualTo(MetricsTable.of("query"));
  }
}
