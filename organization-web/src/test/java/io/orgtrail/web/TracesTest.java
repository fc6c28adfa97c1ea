package io.orgtrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.web.tracing.Traces;
import org.junit.jupiter.api.Test;

class TracesTest {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void handsOnWhatCame_whileNothingIsTraced() {
    assertThat(Traces.NONE.areMade()).isFalse();
    assertThat(Traces.NONE.traceParent(TRACE)).isEqualTo(TRACE);
    assertThat(Traces.NONE.traceParent(null)).isNull();
  }
}
