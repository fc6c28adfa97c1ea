package io.orgtrail.client.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.client.invitations.InvitationOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationFileTest {

  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("people.csv"), text);
  }

  @Test
  void readsWhatSpreadsheetsWrite() throws IOException {
    var people =
        InvitationFile.read(
            file(
                "\uFEFFemail,role,message,expiresInDays,projectRoles,mail\r\n"
                    + "bob@example.com,ADMIN,\"Hello, Bob\",14,,\r\n"
                    + "\r\n"
                    + "pia@example.com, ,,,images=LABELER;maps=REVIEWER,false\r\n"));
    assertThat(people)
        .containsExactly(
            new InvitationLine(
                "bob@example.com", "ADMIN", "Hello, Bob", 14, Map.of(), Map.of(), true, null),
            new InvitationLine(
                "pia@example.com",
                null,
                null,
                null,
                Map.of("images", "LABELER", "maps", "REVIEWER"),
                Map.of(),
                false,
                null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "name\nBob\n",
        "email,rôle\nbob@example.com,ADMIN\n",
        "email,role\nbob@example.com\n",
        "email,role\n,ADMIN\n",
        "email,expiresInDays\nbob@example.com,soon\n",
        "email,teamRoles\nbob@example.com,engineering\n",
        "email,email\na,b\n",
        "email\n\"bob\n"
      })
  void refusesAFileThatCannotBeMeant(String text) throws IOException {
    var file = file(text);
    assertThatThrownBy(() -> InvitationFile.read(file))
        .isInstanceOfSatisfying(
            CommandFailure.class, e -> assertThat(e.code()).isEqualTo(ExitCode.INVALID));
  }

  @Test
  void remembersIdsOfAnEarlierRun_andOverwritesNothingElse() throws IOException {
    var file = directory.resolve("result.csv");
    try (var results = InvitationResults.over(file)) {
      results.add(new InvitationOutcome("Bob@example.com", "ACCEPTED", "inv-1", null));
    }
    var again = Rejection.of(ErrorCode.ALREADY_INVITED, "bob is invited, already").body();
    try (var results = InvitationResults.over(file)) {
      results.add(new InvitationOutcome("bob@example.com", "REJECTED", null, again));
    }
    assertThat(file)
        .hasContent(
            """
            email,status,invitationId,code,detail
            bob@example.com,REJECTED,inv-1,ALREADY_INVITED,"bob is invited, already"
            """);
    var people = file("email\nbob@example.com\n");
    assertThatThrownBy(() -> InvitationResults.over(people)).isInstanceOf(CommandFailure.class);
    assertThat(people).hasContent("email\nbob@example.com\n");
  }
}
