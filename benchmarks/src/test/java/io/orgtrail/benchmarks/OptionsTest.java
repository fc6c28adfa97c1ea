package io.orgtrail.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void wantsEverythingUnlessToldOtherwise() {
    assertThat(options(Map.of()).wants("commands")).isTrue();
    assertThat(options(Map.of("scenarios", "all")).wants("commands")).isTrue();
    assertThat(options(Map.of("scenarios", "queries, commands")).wants("commands")).isTrue();
    assertThat(options(Map.of("scenarios", "queries")).wants("commands")).isFalse();
  }

  @Test
  void knowsItsScales() {
    assertThat(options(Map.of("scale", "full")).scale().replayed()).isEqualTo(1_000_000);
    assertThatThrownBy(() -> options(Map.of("scale", "huge")).scale())
        .hasMessageContaining("smoke, small, full");
  }

  @Test
  void targetsASystemThatIsThere() {
    var system =
        options(Map.of("kafka", "kafka:9092", "commands", "http://commands:8081")).system();
    assertThat(system.own()).isEmpty();
    assertThat(system.target().bootstrapServers()).isEqualTo("kafka:9092");
    assertThat(system.target().tokenUrl()).isEqualTo("http://commands:8081/dev/tokens");
  }

  private static Options options(Map<String, String> values) {
    return new Options(name -> values.getOrDefault(name, ""));
  }
}
