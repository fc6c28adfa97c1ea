package io.orgtrail.api.members;

import static io.orgtrail.api.roles.Permission.MEMBERS_MANAGE;

import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.ConcernsMember;
import io.orgtrail.api.messages.GrantsRole;
import io.orgtrail.api.messages.Id;
import io.orgtrail.api.messages.Texts;
import io.orgtrail.api.personal.Email;
import io.orgtrail.api.roles.Allowed;
import io.orgtrail.api.roles.Allowed.Who;
import io.orgtrail.api.roles.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about who is a member, with which role. */
public sealed interface MemberCommand extends Command {

  /** Makes somebody a member, or gives the role to somebody who is one. */
  @Allowed(permission = MEMBERS_MANAGE)
  record AddMember(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotBlank @Size(max = 255) String userId,
      @Email String email,
      @Size(max = 200) String name,
      @Pattern(regexp = Texts.NOT_BLANK, message = Texts.NOT_BLANK_RULE) @Size(max = 64)
          String role,
      @Size(max = 64) String accountRole)
      implements MemberCommand, GrantsRole, ConcernsMember {

    public AddMember {
      role = role == null ? Role.MEMBER : role;
    }
  }

  /** Brings in members of an organization that was kept elsewhere, each decided by itself. */
  @Allowed(Who.OPERATOR)
  record ImportMembers(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotEmpty @Size(max = 1000) List<@NotNull @Valid ImportedMember> members)
      implements MemberCommand {

    /** An entry may be {@code null} here: validation names it. */
    public ImportMembers {
      members = members == null ? null : Collections.unmodifiableList(new ArrayList<>(members));
    }
  }

  /** Gives a member another role. */
  @Allowed(permission = MEMBERS_MANAGE)
  record ChangeMemberRole(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotBlank @Size(max = 255) String userId,
      @NotBlank @Size(max = 64) String role)
      implements MemberCommand, GrantsRole, ConcernsMember {}

  /** Ends somebody's membership. */
  @Allowed(permission = MEMBERS_MANAGE)
  record RemoveMember(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotBlank @Size(max = 255) String userId)
      implements MemberCommand, ConcernsMember {}

  /** Makes somebody a member again, with as much of what they had as the caller may give. */
  @Allowed(permission = MEMBERS_MANAGE)
  record ReinstateMember(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotBlank @Size(max = 255) String userId)
      implements MemberCommand {}

  /** Ends the caller's own membership. */
  @Allowed(Who.MEMBER)
  record LeaveOrganization(@TargetAggregateIdentifier @NotNull @Id String organizationId)
      implements MemberCommand {}

  /** Asks a PUBLIC organization to take the caller in. */
  @Allowed(Who.ANYONE)
  record RequestToJoin(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @Size(max = 1000) String message)
      implements MemberCommand {}

  /** Takes in somebody who asked. */
  @Allowed(permission = MEMBERS_MANAGE)
  record ApproveJoinRequest(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotBlank @Size(max = 255) String userId,
      @Pattern(regexp = Texts.NOT_BLANK, message = Texts.NOT_BLANK_RULE) @Size(max = 64)
          String role)
      implements MemberCommand, GrantsRole {

    public ApproveJoinRequest {
      role = role == null ? Role.MEMBER : role;
    }
  }

  /** Turns down somebody who asked. */
  @Allowed(permission = MEMBERS_MANAGE)
  record RejectJoinRequest(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotBlank @Size(max = 255) String userId,
      @Size(max = 1000) String reason)
      implements MemberCommand {}

  /** Takes the caller's own request back. */
  @Allowed(Who.ANYONE)
  record WithdrawJoinRequest(@TargetAggregateIdentifier @NotNull @Id String organizationId)
      implements MemberCommand {}
}
