package io.orgtrail.command.people;

import io.orgtrail.api.people.PersonEvent.PersonForgotten;
import io.orgtrail.api.personal.Person;
import java.util.List;
import java.util.Map;

/** Finds and deletes what makes personal data readable. */
public interface PeopleKnown {

  /** Deletes the keys of a person; their numbers, none for somebody nothing is known about. */
  List<Long> forget(Person person);

  /**
   * Where these keys were used, and what becomes unreadable there; nothing more is told with them
   * from here to the end of the transaction.
   *
   * @param userIds whose keys they are, as far as they are known
   */
  List<PersonForgotten> traces(List<Long> keys, List<String> userIds);

  /** The versions of organizations, as their last events tell them. */
  Map<String, Long> versions(List<String> organizationIds);
}
