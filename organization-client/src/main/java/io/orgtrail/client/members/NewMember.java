package io.orgtrail.client.members;

import io.orgtrail.api.members.MemberCommand.AddMember;

/** What is known of somebody who becomes a member; what is not said is left to the service. */
public final class NewMember {

  private final String userId;
  private String email;
  private String name;
  private String role;
  private String accountRole;

  NewMember(String userId) {
    this.userId = userId;
  }

  /** Where to write to; a pending invitation for that address ends. */
  public NewMember email(String value) {
    email = value;
    return this;
  }

  /** What they are called. */
  public NewMember name(String value) {
    name = value;
    return this;
  }

  /** Name of the role, {@code MEMBER} unless said. */
  public NewMember role(String value) {
    role = value;
    return this;
  }

  /** Role in the account: an {@code annotator} can only be ANNOTATOR, and nobody else can. */
  public NewMember accountRole(String value) {
    accountRole = value;
    return this;
  }

  AddMember of(String organizationId) {
    return new AddMember(organizationId, userId, email, name, role, accountRole);
  }
}
