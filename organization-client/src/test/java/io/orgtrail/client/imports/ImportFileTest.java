package io.orgtrail.client.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.Rejection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that can be brought in, and those that say why not. */
class ImportFileTest {

  private static final String TEAM =
      "{'command':'CreateTeam','data':{'organizationId':'acme','name':'Red'}}";

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("file.ndjson"), text.replace('\'', '"'));
  }

  @Test
  void readsCommands_eachPersonByThemselves() throws IOException {
    var file =
        ImportFile.read(
            file(
                """

                {'command':'ImportMembers','data':{'organizationId':'acme','members':[
                {'userId':'a','joinedAt':'2020-01-01T00:00:00Z'},{'userId':'b'}]}}
                """
                        .replace("[\n", "[")
                    + "{'command':'InviteMembers','data':{'organizationId':'acme',"
                    + "'invitations':[{'email':'c@d.org'},null]}}\n"
                    + TEAM),
            false);
    assertThat(file.size()).isEqualTo(5);
    assertThat(file.notes()).isEmpty();
    try (var commands = file.commands()) {
      assertThat(commands.map(command -> ImportLine.of(command).command()))
          .containsExactly(
              "ImportMembers", "ImportMembers", "InviteMembers", "InviteMembers", "CreateTeam");
    }
  }

  @Test
  void readsWhatWasRejected() throws IOException {
    var error = Rejection.of(ErrorCode.SLUG_TAKEN, "The slug is taken").body();
    try (var commands = ImportFile.read(file(TEAM), false).commands()) {
      var line = ImportLine.of(commands.findFirst().orElseThrow(), error).json();
      assertThat(line).contains("\"error\":{\"code\":\"SLUG_TAKEN\"");
      assertThat(ImportFile.read(file(line), false).size()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'command':'DeleteOrganization','data':{}}|line 2: command must be one of AddIntegration,",
        "{'data':{}}|line 2: command must be one of",
        "{'command':'CreateTeam'}|line 2: data must be an object: the fields of CreateTeam",
        "{'command':'CreateTeam','data':{'name':'Red'}}|line 2: data.organizationId must be told",
        "{'command':'CreateTeam','payload':{}}|line 2: payload is not a field of this request",
        "{'command':'CreateTeam','data':{'nam':'Red'}}|line 2: nam is not a field of this request",
        "{'command':'CreateTeam','data':{'name':[]}}|line 2: name must be a string",
        "{'command':'CreateTeam','command':'CreateTeam'}|line 2: it is no JSON: Duplicate",
        "{'type':'MemberAdded'}|line 2: type is not a field of this request",
        "[]|line 2: it is no JSON object",
        "{|line 2: it is no JSON: ",
      })
  void namesTheLineThatIsToBlame(String line, String message) throws IOException {
    var file = file(TEAM + "\n" + line);
    assertThatThrownBy(() -> ImportFile.read(file, false))
        .isInstanceOf(ImportFileException.class)
        .hasMessageContaining(file + ", " + message);
  }

  @Test
  void saysWhatIsWrongWithTheWholeFile() throws IOException {
    assertThatThrownBy(() -> ImportFile.read(folder.resolve("none"), false))
        .isInstanceOf(ImportFileException.class)
        .hasMessageContaining("cannot be read: java.nio.file.NoSuchFileException");
    var empty = file("\n");
    assertThatThrownBy(() -> ImportFile.read(empty, false))
        .isInstanceOf(ImportFileException.class)
        .hasMessage(empty + " has no line to bring in");
    var latin = Files.write(empty, "{\"ä\":1}".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ImportFile.read(latin, false))
        .isInstanceOf(ImportFileException.class)
        .hasMessageContaining("MalformedInputException");
    var entry = file("{'type':'MemberAdded','stored':{}}");
    assertThatThrownBy(() -> ImportFile.read(entry, false))
        .isInstanceOf(ImportFileException.class)
        .hasMessageContaining("line 1 is no entry of an audit trail");
  }
}
