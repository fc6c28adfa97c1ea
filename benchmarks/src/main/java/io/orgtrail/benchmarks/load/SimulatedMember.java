package io.orgtrail.benchmarks.load;

import io.orgtrail.benchmarks.people.Person;
import java.util.List;

/** A member as the load generator believes the organization to have them. */
final class SimulatedMember {
  private static final List<String> ROLES = List.of("MEMBER", "READ_ONLY", "REVIEWER");

  final String userId;
  final Person person;
  private int role;
  private int teams;

  /** Somebody without a token has no person. */
  SimulatedMember(String userId, Person person) {
    this.userId = userId;
    this.person = person;
  }

  /** Another role than the one of now, which it becomes. */
  String nextRole() {
    role = (role + 1) % ROLES.size();
    return ROLES.get(role);
  }

  /** A team they are not in yet, which they are then; -1 when they are in all. */
  int joinOneOf(int count) {
    for (int team = 0; team < count; team++) {
      if ((teams & 1 << team) == 0) {
        teams |= 1 << team;
        return team;
      }
    }
    return -1;
  }

  /** A team they are in, which they are not then; -1 when they are in none. */
  int leaveOne() {
    if (teams == 0) {
      return -1;
    }
    int team = Integer.numberOfTrailingZeros(teams);
    teams &= ~(1 << team);
    return team;
  }
}
