package io.orgtrail.command.testing;

import io.orgtrail.api.people.PersonEvent.PersonForgotten;
import io.orgtrail.api.personal.Person;
import io.orgtrail.command.people.PeopleKnown;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Knows a user called bob, who is known to two organizations. */
public class InMemoryPeople implements PeopleKnown {

  private boolean forgotten;

  @Override
  public List<Long> forget(Person person) {
    var known = !forgotten && person.equals(Person.user("bob"));
    if (known) {
      forgotten = true;
      CurrentUnitOfWork.get().onRollback(unit -> forgotten = false);
    }
    return known ? List.of(7L) : List.of();
  }

  @Override
  public List<PersonForgotten> traces(List<Long> keys, List<String> userIds) {
    return keys.isEmpty()
        ? List.of()
        : List.of(
            new PersonForgotten("acme", userIds, List.of(), false),
            new PersonForgotten("bikes", userIds, List.of("i1"), true));
  }

  @Override
  public Map<String, Long> versions(List<String> organizationIds) {
    return Map.of("acme", 2L, "bikes", 5L);
  }
}
