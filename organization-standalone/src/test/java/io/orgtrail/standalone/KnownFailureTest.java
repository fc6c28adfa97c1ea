package io.orgtrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.embedded.EmbeddedStartException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class KnownFailureTest {
  @Test
  void findsTheKnownCauseOfAFailure() {
    Exception failure = new IllegalStateException(new EmbeddedStartException("Port 1 is taken"));
    assertThat(KnownFailure.explain(failure)).contains("Port 1 is taken");
  }

  @Test
  void namesAPortThatWasTakenMeanwhile() {
    assertThat(KnownFailure.explain(new PortInUseException(8080)))
        .hasValueSatisfying(line -> assertThat(line).startsWith("Port 8080 was taken"));
  }

  @Test
  void hasNoLineForTheUnknown() {
    assertThat(KnownFailure.explain(new IllegalStateException("?"))).isEmpty();
  }
}
