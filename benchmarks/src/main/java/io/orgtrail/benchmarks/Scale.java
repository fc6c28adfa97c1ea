package io.orgtrail.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * How much is done, so that a run takes a minute or hours.
 *
 * @param organizations how many the mixed commands are about
 * @param warmUp commands given first, while both JVMs compile what they run; only their rate is
 *     told
 * @param saturation commands given as fast as they are answered
 * @param rates commands per second whose latency is measured
 * @param perRate how long each of these rates is measured, after as long without
 * @param background commands per second while something else is measured
 * @param visibility how long visibility is measured, after as long without
 * @param perQuery how long each query is asked, with each number of connections; callers of
 *     commands take four times as long
 * @param invitations pending ones of each organization that is asked for
 * @param members sizes of organizations that are asked for
 * @param cost commands whose cost is measured in each case of growth
 * @param grownMembers sizes of organizations in growth
 * @param events numbers of events of organizations in growth
 * @param store numbers of organizations that are added to the store in growth
 * @param replayed events in the store when the read model is built again
 * @param restarted events in the store when the system is started again; 0: not measured
 * @param baseline how long each baseline is measured
 */
public record Scale(
    int organizations,
    int warmUp,
    int saturation,
    List<Integer> rates,
    Duration perRate,
    int background,
    Duration visibility,
    Duration perQuery,
    int invitations,
    List<Integer> members,
    int cost,
    List<Integer> grownMembers,
    List<Integer> events,
    List<Integer> store,
    long replayed,
    long restarted,
    Duration baseline) {

  /** The scale of that name: {@code smoke}, {@code small} or {@code full}. */
  public static Scale named(String name) {
    return switch (name) {
      case "smoke" -> smoke();
      case "small" -> small();
      case "full" -> full();
      default -> throw new IllegalArgumentException("No scale " + name + ": smoke, small, full");
    };
  }

  /** Only shows that everything works. */
  private static Scale smoke() {
    return new Scale(
        20,
        200,
        500,
        List.of(100),
        Duration.ofSeconds(1),
        100,
        Duration.ofSeconds(1),
        Duration.ofMillis(100),
        50,
        List.of(10, 100),
        50,
        List.of(10, 100),
        List.of(10, 200),
        List.of(100, 300),
        2_000,
        3_000,
        Duration.ofMillis(200));
  }

  private static Scale small() {
    return new Scale(
        1_000,
        200_000,
        100_000,
        List.of(100, 1_000, 2_000),
        Duration.ofSeconds(10),
        1_000,
        Duration.ofSeconds(30),
        Duration.ofMillis(800),
        1_000,
        List.of(100, 10_000),
        400,
        List.of(10, 1_000),
        List.of(10, 10_000),
        List.of(100, 20_000),
        100_000,
        200_000,
        Duration.ofSeconds(2));
  }

  private static Scale full() {
    return new Scale(
        1_000,
        300_000,
        300_000,
        List.of(100, 500, 1_000, 2_000, 4_000),
        Duration.ofSeconds(30),
        1_000,
        Duration.ofSeconds(60),
        Duration.ofSeconds(5),
        1_000,
        List.of(100, 10_000, 100_000),
        2_000,
        List.of(10, 1_000, 100_000),
        List.of(10, 10_000, 1_000_000),
        List.of(100, 1_000_000),
        1_000_000,
        10_000_000,
        Duration.ofSeconds(5));
  }
}
