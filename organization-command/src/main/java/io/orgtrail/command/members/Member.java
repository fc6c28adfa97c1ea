package io.orgtrail.command.members;

import io.orgtrail.api.personal.EmailAddress;

/** What a decision needs to know of a member. */
public record Member(String role, EmailAddress email, String accountRole) {

  Member withAccountRole(String newAccountRole) {
    return new Member(role, email, newAccountRole);
  }

  Member withRole(String newRole) {
    return new Member(newRole, email, accountRole);
  }
}
