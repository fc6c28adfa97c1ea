package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.benchmarks.people.Person;
import java.util.List;

/**
 * An organization made for measuring it.
 *
 * @param members how many there are
 * @param managers those of them who have tokens: the owner first, then admins
 * @param middle position of an event amid its history
 * @param last position of its last event
 */
record SizedOrganization(String id, int members, List<Person> managers, long middle, long last) {
  Person owner() {
    return managers.get(0);
  }

  /** The plain member of that number, from 0. */
  String userId(int number) {
    return userId(id, number);
  }

  static String userId(String organizationId, int number) {
    return organizationId + "-u%06d".formatted(number);
  }

  int plainMembers() {
    return members - managers.size();
  }

  List<String> tokens() {
    return managers.stream().map(Person::token).toList();
  }

  String path() {
    return "/organizations/" + id;
  }
}
