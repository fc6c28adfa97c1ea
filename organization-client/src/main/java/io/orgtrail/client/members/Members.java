package io.orgtrail.client.members;

import io.orgtrail.api.members.ImportedMember;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ChangeMemberRole;
import io.orgtrail.api.members.MemberCommand.ImportMembers;
import io.orgtrail.api.members.MemberCommand.LeaveOrganization;
import io.orgtrail.api.members.MemberCommand.ReinstateMember;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.ownership.OwnershipCommand.TransferOwnership;
import io.orgtrail.api.replies.CommandReply.Accepted;
import io.orgtrail.client.requests.Query;
import io.orgtrail.client.requests.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.core.type.TypeReference;

/**
 * The members of an organization, and who owns it. All methods fail with a {@link
 * io.orgtrail.client.errors.RequestRejectedException} that names the rule.
 *
 * <pre>{@code
 * client.members(acme).add("user_xyz789", it -> it.name("John Doe").role(Role.ADMIN));
 * client.members(acme).addByEmail("user@domain.com", Role.MEMBER);
 * var page = client.members(acme).find("john", Role.ADMIN).limit(10).page();
 * client.members(acme).changeRole("user_xyz789", Role.MEMBER);
 * client.members(acme).remove("user@domain.com");
 * client.members(acme).transferOwnership("user_xyz789");
 * client.members(acme).leave();
 * }</pre>
 */
public final class Members extends MemberReads {

  private static final int MOST_AT_ONCE = 1_000;
  private static final TypeReference<List<ImportOutcome>> OUTCOMES = new TypeReference<>() {};

  /** Reads and changes the members of that organization. */
  public Members(Scope scope) {
    super(scope);
  }

  /** Makes somebody a member with the role MEMBER, or gives a member that role. */
  public Member add(String userId) {
    return add(userId, member -> member);
  }

  /** Makes somebody a member, or gives a member that role. */
  public Member add(String userId, String role) {
    return add(userId, member -> member.role(role));
  }

  /**
   * Makes somebody a member, or gives a member another role.
   *
   * @param more says what is known of them, and the role
   */
  public Member add(String userId, UnaryOperator<NewMember> more) {
    scope().execute(id -> more.apply(new NewMember(userId)).of(id));
    return get(userId);
  }

  /** Makes somebody a member who is known by their e-mail address alone: it is their user id. */
  public Member addByEmail(String email, String role) {
    scope().execute(id -> new AddMember(id, email, email, null, role, null));
    return get(email);
  }

  /**
   * Brings in members of an organization that was kept elsewhere, a thousand in one command; for
   * operators. One that is rejected keeps no other back; one whose fields are wrong is {@code
   * INVALID} with its thousand and those after it.
   *
   * @return what came of each, in the same order
   */
  public List<ImportOutcome> importAll(List<ImportedMember> members) {
    var outcomes = new ArrayList<ImportOutcome>();
    for (var start = 0; start < members.size(); start += MOST_AT_ONCE) {
      var some = members.subList(start, Math.min(members.size(), start + MOST_AT_ONCE));
      var reply = scope().execute(id -> new ImportMembers(id, some));
      outcomes.addAll(Json.mapper().convertValue(reply.result().get("members"), OUTCOMES));
    }
    return outcomes;
  }

  /** Ends somebody's membership, with all their roles in teams and projects. */
  public Accepted remove(String userId) {
    return scope().execute(id -> new RemoveMember(id, userId));
  }

  /** Gives a member another role. */
  public Member changeRole(String userId, String role) {
    scope().execute(id -> new ChangeMemberRole(id, userId, role));
    return get(userId);
  }

  /** Makes somebody a member again, with as much of what they had as the caller may give. */
  public Member reinstate(String userId) {
    scope().execute(id -> new ReinstateMember(id, userId));
    return get(userId);
  }

  /** Ends the caller's own membership; {@code LAST_OWNER} for the last one. */
  public Accepted leave() {
    return scope().execute(LeaveOrganization::new);
  }

  /** Makes a member an owner; the caller becomes ADMIN. */
  public Accepted transferOwnership(String newOwnerUserId) {
    return scope().execute(id -> new TransferOwnership(id, newOwnerUserId));
  }

  /** Why a member has their role: the events that led to it, oldest first. */
  public Explanation explain(String userId) {
    return scope().get(Explanation.class, "/members/" + Query.encoded(userId) + "/explanation");
  }
}
