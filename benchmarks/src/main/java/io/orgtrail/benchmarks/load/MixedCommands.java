package io.orgtrail.benchmarks.load;

import io.orgtrail.benchmarks.people.People;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The daily business of many organizations: each next command is one of any of them. */
public final class MixedCommands implements Supplier<Order> {
  private final Random random = new Random(7);
  private final List<SimulatedOrganization> organizations;

  /** Their ids are the prefix and a number. */
  public MixedCommands(String prefix, int count, People people) {
    organizations =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new SimulatedOrganization(
                        prefix + "-%06d".formatted(i), i, people, new Random(i)))
            .toList();
  }

  /** What makes the organizations; to be given first. */
  public List<Order> opening() {
    return organizations.stream().flatMap(organization -> organization.opening().stream()).toList();
  }

  @Override
  public Order get() {
    return organizations.get(random.nextInt(organizations.size())).next();
  }
}
