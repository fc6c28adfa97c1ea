package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.messages.Topics;
import io.orgtrail.web.limits.RateSettings;
import io.orgtrail.web.limits.Rates;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RecordRatesTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final Caller alice = Scenario.user("alice");
  private final RecordRates rates =
      new RecordRates(
          new Rates("commands", new RateSettings(2, 0), new SimpleMeterRegistry()),
          new PartitionFence(null, () -> "topic"));

  private boolean isRefused(int partition, long offset, Instant at) {
    var record =
        new ConsumerRecord<>(Topics.COMMANDS, partition, offset, "acme".getBytes(), new byte[0]);
    return rates.refusal(record, alice, at).isPresent();
  }

  @Test
  void judgesARecordOnce_howeverOftenItsBatchIsTried() {
    for (var attempt = 0; attempt < 20; attempt++) {
      assertThat(isRefused(0, 10, NOW)).isFalse();
      assertThat(isRefused(0, 11, NOW)).isFalse();
      assertThat(isRefused(0, 12, NOW)).isTrue();
    }
    rates.answered();
    assertThat(isRefused(0, 13, NOW.plusSeconds(1))).isFalse();
  }

  @Test
  void refusesNothingOfABacklogThatCameInTime() {
    for (var partition = 0; partition < 2; partition++) {
      for (var offset = 0; offset < 1_000; offset++) {
        assertThat(isRefused(partition, offset, NOW.plusSeconds(offset))).isFalse();
      }
    }
  }

  @Test
  void judgesAnew_whenATopicBeginsAnew() {
    isRefused(0, 10, NOW);
    rates.assigned(0);
    isRefused(0, 0, NOW);
    assertThat(isRefused(0, 1, NOW)).isTrue();
  }
}
