package io.orgtrail.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.benchmarks.people.People;
import io.orgtrail.benchmarks.people.Person;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MixedCommandsTest {
  private static final People PEOPLE =
      new People(IntStream.range(0, 50).mapToObj(MixedCommandsTest::person).toList(), person(99));

  private static Person person(int number) {
    return new Person("p" + number, "p" + number + "@example.com", "P", "token", new byte[0]);
  }

  @Test
  void makesItsOrganizationsFirst() {
    assertThat(new MixedCommands("x", 3, PEOPLE).opening())
        .extracting(order -> order.command().organizationId())
        .startsWith("x-000000")
        .contains("x-000001", "x-000002");
  }

  @Test
  void givesManyKindsOfCommandsByManyCallers() {
    List<Order> orders = Stream.generate(new MixedCommands("x", 20, PEOPLE)).limit(5_000).toList();
    assertThat(
            orders.stream()
                .map(order -> order.command().getClass().getSimpleName())
                .collect(Collectors.toSet()))
        .contains(
            "AddMember",
            "RemoveMember",
            "ChangeMemberRole",
            "InviteMember",
            "AcceptInvitation",
            "CancelInvitation",
            "ResendInvitation",
            "LeaveOrganization",
            "CreateTeam",
            "AddTeamMember",
            "RemoveTeamMember",
            "GrantProjectRole",
            "CreateResourceTag",
            "UpdateOrganization");
    assertThat(orders.stream().map(order -> order.caller().userId()).distinct())
        .hasSizeGreaterThan(30);
  }
}
