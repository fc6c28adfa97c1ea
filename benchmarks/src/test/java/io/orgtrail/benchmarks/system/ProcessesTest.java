package io.orgtrail.benchmarks.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessesTest {

  @Test
  void sharesWhatWasSpentAmongThousands() {
    CpuReading before = new CpuReading(Map.of("x", 1.0));
    CpuReading after = new CpuReading(Map.of("x", 3.0));
    assertThat(after.since(before).perThousand(4_000)).containsEntry("x", 0.5);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void tellsWhatThisProcessUses() {
    ProcessGroup group = ProcessGroup.withChildren("test", ProcessHandle.current().pid());
    assertThat(Processes.besidesThisOne(List.of(group)).cpu().secondsOf())
        .containsOnlyKeys("test", "load generator")
        .allSatisfy((name, seconds) -> assertThat(seconds).isPositive());
    assertThat(group.heldBytes()).isPositive();
    assertThat(group.peakBytes()).isPositive();
  }

  @Test
  void leavesOutWhatIsNotThere() {
    ProcessGroup nothing = ProcessGroup.of("nothing", 0);
    assertThat(Processes.besidesThisOne(List.of(nothing)).groups()).doesNotContain(nothing);
  }
}
