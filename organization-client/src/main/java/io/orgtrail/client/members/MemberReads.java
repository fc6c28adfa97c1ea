package io.orgtrail.client.members;

import io.orgtrail.client.requests.Listing;
import io.orgtrail.client.requests.Query;
import io.orgtrail.client.requests.Scope;

/** Who is in an organization, now or at a moment before. */
public class MemberReads {

  private final Scope scope;

  /** Asks about that organization. */
  public MemberReads(Scope scope) {
    this.scope = scope;
  }

  /** All members, in the order they joined. */
  public Listing<Member> list() {
    return find(null, null);
  }

  /**
   * Members with that role.
   *
   * @param role its name, e.g. {@code ADMIN}
   */
  public Listing<Member> withRole(String role) {
    return find(null, role);
  }

  /**
   * Members whose name or e-mail has a text in it, in any case.
   *
   * @param text part of name or e-mail
   */
  public Listing<Member> search(String text) {
    return find(text, null);
  }

  /**
   * Members of a role whose name or e-mail has a text in it.
   *
   * @param text part of name or e-mail, in any case, {@code null} for any
   * @param role name of the role, {@code null} for any
   */
  public Listing<Member> find(String text, String role) {
    return scope.list(Member.class, "/members", Query.NONE.with("search", text).with("role", role));
  }

  /** One member; {@code NOT_FOUND} when they are none. */
  public Member get(String userId) {
    return scope.get(Member.class, "/members/" + Query.encoded(userId));
  }

  Scope scope() {
    return scope;
  }
}
