package io.orgtrail.api.members;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ApproveJoinRequest;
import io.orgtrail.api.members.MemberCommand.ChangeMemberRole;
import io.orgtrail.api.members.MemberCommand.RejectJoinRequest;
import io.orgtrail.api.members.MemberCommand.RequestToJoin;
import io.orgtrail.api.messages.Violations;
import io.orgtrail.api.ownership.OwnershipCommand.TransferOwnership;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberCommandValidationTest {

  @Test
  void addsAMemberWithTheRoleMember_whenNotSaidOtherwise() {
    assertThat(new AddMember("acme", "bob", null, null, null, null).role()).isEqualTo("MEMBER");
    assertThat(new ApproveJoinRequest("acme", "bob", null).role()).isEqualTo("MEMBER");
  }

  @Test
  void acceptsTheLongestFields() {
    assertThat(
            Violations.of(
                new AddMember("acme", text(255), "b@example.com", text(200), text(64), text(64))))
        .isEmpty();
    assertThat(Violations.of(new RequestToJoin("acme", text(1000)))).isEmpty();
    assertThat(Violations.of(new RejectJoinRequest("acme", "bob", text(1000)))).isEmpty();
  }

  @Test
  void rejectsLongerFields() {
    assertThat(Violations.of(new AddMember("acme", text(256), "b", text(201), text(65), text(65))))
        .containsExactly("accountRole", "email", "name", "role", "userId");
    assertThat(Violations.of(new RequestToJoin("acme", text(1001)))).containsExactly("message");
    assertThat(Violations.of(new RejectJoinRequest("acme", "bob", text(1001))))
        .containsExactly("reason");
    assertThat(Violations.of(new TransferOwnership("acme", text(256))))
        .containsExactly("newOwnerUserId");
  }

  @Test
  void rejectsBlankNamesOfUsersAndRoles() {
    assertThat(Violations.of(new ChangeMemberRole("acme", " ", " ")))
        .containsExactly("role", "userId");
    assertThat(Violations.of(new TransferOwnership("acme", ""))).containsExactly("newOwnerUserId");
  }

  /** Left out it has a default, so that it may be {@code null}; given it says something. */
  @ParameterizedTest
  @CsvSource({"'', false", "' ', false", "'\n', false", "ADMIN, true", "' ADMIN', true"})
  void rejectsABlankRole_whereItMayBeLeftOut(String role, boolean valid) {
    var wrong = valid ? List.<String>of() : List.of("role");

    assertThat(Violations.of(new AddMember("acme", "bob", null, null, role, null)))
        .isEqualTo(wrong);
    assertThat(Violations.of(new ApproveJoinRequest("acme", "bob", role))).isEqualTo(wrong);
  }

  private static String text(int length) {
    return "x".repeat(length);
  }
}
