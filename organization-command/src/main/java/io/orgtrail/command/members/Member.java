package io.orgtrail.command.members;

import io.orgtrail.api.personal.EmailAddress;

/** What a decision needs to know of a member. */
record Member(String role, EmailAddress email, String accountRole) {

  Member withRole(String newRole) {
    return new Member(newRole, email, accountRole);
  }
}
