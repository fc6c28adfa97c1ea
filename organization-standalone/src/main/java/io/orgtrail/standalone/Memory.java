package io.orgtrail.standalone;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the JVM does with memory; who starts a jar does not have to know its options. */
final class Memory {
  private static final Logger log = LoggerFactory.getLogger(Memory.class);

  /** After half a minute without a collection there is one, and what is free is left to others. */
  private static final Map<String, String> GIVEN_BACK =
      Map.of(
          "G1PeriodicGCInterval", "30000",
          "MinHeapFreeRatio", "20",
          "MaxHeapFreeRatio", "40");

  private Memory() {}

  /** Has memory that was needed under load given back when it is over; any JVM runs without. */
  static void giveBackWhenIdle() {
    try {
      var options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      GIVEN_BACK.forEach(options::setVMOption);
    } catch (RuntimeException | NoClassDefFoundError e) {
      log.debug("This JVM keeps what it has", e);
    }
  }
}
