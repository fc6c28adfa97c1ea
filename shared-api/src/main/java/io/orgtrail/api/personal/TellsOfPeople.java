package io.orgtrail.api.personal;

import java.util.List;

/** An event with personal data: it says whom that is about. */
public interface TellsOfPeople {

  /**
   * Whom a field is about; of an e-mail address, whoever has it is always one of them.
   *
   * @param field its name
   * @param actor who gave the command
   */
  List<Person> about(String field, String actor);
}
