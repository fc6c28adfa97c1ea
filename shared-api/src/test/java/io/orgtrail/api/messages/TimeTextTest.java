package io.orgtrail.api.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TimeTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2026-02-28T23:59:59.100Z",
        "2024-02-29T01:02:03.000001Z",
        "1969-12-31T23:59:59.999999999Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z",
        "-0001-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z"
      })
  void isRfc3339(String text) {
    assertThat(written(Instant.parse(text))).isEqualTo("\"" + text + "\"");
  }

  @Test
  void isWhatInstantsSayOfThemselves() {
    var random = new Random(7);
    for (var i = 0; i < 100_000; i++) {
      var precision = new int[] {1, 1_000, 1_000_000, 1_000_000_000}[i % 4];
      var nanos = random.nextInt(1_000_000_000) / precision * precision;
      var time = Instant.ofEpochSecond(random.nextLong(-70_000_000_000L, 300_000_000_000L), nanos);
      assertThat(written(time)).isEqualTo("\"" + time + "\"");
    }
  }

  @Test
  void isWrittenByWhatReadsStrictlyToo() {
    var strict = Json.strict(JsonMapper.builder()).build();
    var time = Instant.parse("2026-11-23T04:08:45.126Z");
    assertThat(strict.writeValueAsString(time)).isEqualTo(written(time));
  }

  private static String written(Instant time) {
    return Json.mapper().writeValueAsString(time);
  }
}
