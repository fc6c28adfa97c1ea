package io.orgtrail.command.members;

import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.PersonName;

/** What a decision needs to know of a member; also what is known of them once they are gone. */
public record Member(String role, EmailAddress email, PersonName name, String accountRole) {

  Member withAccountRole(String newAccountRole) {
    return new Member(role, email, name, newAccountRole);
  }

  Member withRole(String newRole) {
    return new Member(newRole, email, name, accountRole);
  }
}
