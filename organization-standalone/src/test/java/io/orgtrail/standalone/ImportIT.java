package io.orgtrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.orgtrail.standalone.CommandLineRun.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Organizations move from one installation into another, and in from elsewhere. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ImportIT {

  @TempDir static Path directory;

  private static ClientRun here;
  private static ClientRun there;

  @TempDir private Path folder;

  private final String acme = "acme-" + UUID.randomUUID();

  @BeforeAll
  static void start() throws Exception {
    here = ClientRun.start(directory.resolve("here"));
    there = ClientRun.start(directory.resolve("there"));
  }

  @AfterAll
  static void stop() {
    here.close();
    there.close();
  }

  private CommandLineRun here() {
    return new CommandLineRun(here, folder);
  }

  private CommandLineRun there() {
    return new CommandLineRun(there, folder);
  }

  private static Ended imports(CommandLineRun into, Path file, String... options)
      throws IOException {
    var arguments = Stream.concat(Stream.of("import", file.toString()), Stream.of(options));
    return into.as("operator", arguments.toArray(String[]::new));
  }

  /** Its audit trail, as soon as all of it is linked. */
  private Path exported() {
    var file = folder.resolve(acme + ".ndjson");
    await()
        .atMost(1, TimeUnit.MINUTES)
        .until(
            () -> {
              here().done("operator", "export", acme, "-o", file.toString());
              return !Files.readString(file).contains("\"link\":null");
            });
    return file;
  }

  /** An organization in which there is something of everything. */
  private void tell() throws IOException {
    var here = here();
    here.done("alice", "create", "Name of " + acme, "--id", acme, "--website", "https://a.example");
    here.done("alice", "plan", acme, "premium");
    here.done("operator", "seats", acme, "50");
    here.done("alice", "role", "define", acme, "AUDITOR", "audit:read", "members:read");
    here.done("alice", "member", "add", acme, "bob", "--email", "Bob@example.com", "--name", "Bob");
    here.done("alice", "member", "add", acme, "carol", "--role", "AUDITOR");
    here.done("alice", "member", "add", acme, "gone");
    here.done("alice", "team", "create", acme, "Red Team", "--id", "red", "--color", "#ff0000");
    here.done("alice", "team", "add-member", acme, "red", "bob", "--role", "LEAD");
    here.done("alice", "team", "add-member", acme, "red", "gone");
    here.done("alice", "project", "create", acme, "Images", "--id", "images");
    here.done("alice", "project", "grant-role", acme, "images", "carol", "MEMBER");
    here.done("alice", "member", "remove", acme, "gone", "--yes");
    here.done("alice", "tag", "create", acme, "urgent", "#ff0000");
    here.done(
        "alice",
        "integration",
        "add",
        acme,
        "Storage",
        "--kind",
        "storage",
        "--provider",
        "aws",
        "--setting",
        "bucket=acme");
    here.done("alice", "webhook", "register", acme, "http://127.0.0.1:1/hook", "MemberAdded");
    here.done("alice", "cache", acme, "small");
    here.done("alice", "invitation", "create", acme, "dave@example.com", "--role", "ADMIN");
    here.done(
        "alice", "invitation", "create", acme, "erin@example.com", "--team-role", "red=MEMBER");
  }

  /** Everything that an installation shows of it, without what is of its own. */
  private String shown(CommandLineRun installation) throws IOException {
    var shown = new StringBuilder();
    for (var list :
        List.of(
            "get",
            "member list",
            "role list",
            "team list",
            "project list",
            "tag list",
            "integration list",
            "webhook list",
            "invitation list")) {
      shown.append(shown(installation, list.split(" ")));
    }
    return shown
        .append(shown(installation, "team", "members", "red"))
        .append(shown(installation, "project", "members", "images"))
        .toString();
  }

  private String shown(CommandLineRun installation, String... words) throws IOException {
    var arguments = new ArrayList<>(List.of(words));
    arguments.add(Math.min(2, words.length), acme);
    arguments.add("--json");
    return installation
        .done("operator", arguments.toArray(String[]::new))
        .replaceAll("\"(updatedAt|invitedBy|createdBy|expiresAt|version)\":[^,}]*,?", "")
        .replaceAll("\"enabled\":(true|false)", "");
  }

  @Test
  void takesEverythingIntoAnotherInstallation() throws Exception {
    tell();
    var file = exported();
    var moved = imports(there(), file).is(0);
    assertThat(moved.err()).contains("webhooks have new secrets and are not enabled (1)");
    assertThat(moved.out()).containsPattern("already +0").containsPattern("rejected +0");

    assertThat(withoutTimes(shown(there()))).isEqualTo(withoutTimes(shown(here())));
    assertThat(shown(there(), "member", "list")).isEqualTo(shown(here(), "member", "list"));
    assertThat(shown(there(), "get")).isEqualTo(shown(here(), "get"));
    assertThat(there().done("alice", "webhook", "list", acme, "--json"))
        .contains("\"enabled\":false");
    assertThat(there().done("alice", "audit", "list", acme, "--type", "OrganizationImported"))
        .contains("OrganizationImported");

    var again = imports(there(), file).is(0);
    assertThat(again.out()).containsPattern("rejected +0");
    assertThat(withoutTimes(shown(there()))).isEqualTo(withoutTimes(shown(here())));
  }

  /** What was granted side by side has no order. */
  private static List<String> withoutTimes(String shown) {
    return shown.replaceAll("\"createdAt\":[^,}]*,?", "").lines().sorted().toList();
  }

  @Test
  void touchesNoOtherOrganizationOfThatId() throws Exception {
    here().done("alice", "create", acme, "--id", acme);
    here().done("alice", "member", "add", acme, "bob");
    var file = exported();
    here().done("alice", "member", "remove", acme, "bob", "--yes");
    var before = shown(here(), "get") + shown(here(), "member", "list");

    var refused = imports(here(), file, "--json").is(3);
    assertThat(JsonPath.<Integer>read(refused.out(), "$.made")).isZero();
    assertThat(JsonPath.<Integer>read(refused.out(), "$.rejected")).isPositive();
    assertThat(Files.readAllLines(folder.resolve(file.getFileName() + ".rejected.ndjson")))
        .hasSize(JsonPath.<Integer>read(refused.out(), "$.rejected"))
        .allMatch(line -> line.contains("\"code\":\"ORGANIZATION_EXISTS\""));
    assertThat(shown(here(), "get") + shown(here(), "member", "list")).isEqualTo(before);
  }

  @Test
  void believesNothingThatIsNotProven() throws Exception {
    here().done("alice", "create", acme, "--id", acme);
    here().done("alice", "member", "add", acme, "bob");
    var file = exported();
    var whole = Files.readString(file);
    Files.writeString(file, whole.replace("\"userId\":\"bob\"", "\"userId\":\"mallory\""));
    assertThat(imports(there(), file).is(6).err()).contains("does not prove " + acme);
    Files.writeString(file, whole.substring(whole.indexOf('\n') + 1));
    assertThat(imports(there(), file).is(6).err()).contains("are missing");
    assertThat(there().as("operator", "get", acme).is(4).err()).contains("ORGANIZATION_NOT_FOUND");

    assertThat(imports(there(), Files.writeString(file, whole), "--print").is(0).out())
        .contains("bob");
  }

  @Test
  void bringsInNothingThatWasDeleted() throws Exception {
    here().done("alice", "create", acme, "--id", acme);
    here().done("alice", "delete", acme, "--yes");
    assertThat(imports(there(), exported()).is(6).err()).contains(acme + " was deleted");
  }

  @Test
  void printsWhatItWouldDo_whichCanBeChangedAndImported() throws Exception {
    here().done("alice", "create", acme, "--id", acme);
    here().done("alice", "member", "add", acme, "bob");
    var commands =
        imports(here(), exported(), "--print").is(0).out().replace(acme, "copy-of-" + acme);
    var file = Files.writeString(folder.resolve("copy.ndjson"), commands);
    assertThat(commands.lines()).hasSize(2);
    imports(here(), file).is(0);
    assertThat(here().done("operator", "member", "list", "copy-of-" + acme, "--json").lines())
        .hasSize(2);
  }

  @Test
  void bringsInManyFromElsewhere_andTellsWhoIsNot() throws Exception {
    var lines = new ArrayList<String>();
    lines.add(
        """
        {"command":"ImportOrganization","data":{"organizationId":"%1$s","name":"%1$s",\
        "plan":"PREMIUM","createdAt":"2019-05-04T10:00:00Z","source":"a table","owner":\
        {"userId":"alice","joinedAt":"2019-05-04T10:00:00Z"}}}"""
            .formatted(acme));
    IntStream.range(0, 1_200).forEach(n -> lines.add(member("u" + n, n == 7 ? "BOSS" : "MEMBER")));
    lines.add(member("", "MEMBER"));
    lines.add(
        """
        {"command":"CreateTeam","data":{"organizationId":"%s","teamId":"red","name":"Red"}}"""
            .formatted(acme));
    IntStream.range(0, 100)
        .forEach(
            n ->
                lines.add(
                    """
                    {"command":"AddTeamMember","data":{"organizationId":"%s","teamId":"red",\
                    "userId":"u%d"}}"""
                        .formatted(acme, n)));
    lines.add(
        """
        {"command":"InviteMembers","data":{"organizationId":"%s","invitations":[\
        {"email":"x@example.org","notify":false},{"email":"nobody"}]}}"""
            .formatted(acme));
    var file = Files.write(folder.resolve("all.ndjson"), lines);

    var first = imports(there(), file, "--json").is(3);
    assertThat(JsonPath.<Integer>read(first.out(), "$.made")).isEqualTo(1_301);
    var rejected = folder.resolve("all.ndjson.rejected.ndjson");
    assertThat(Files.readAllLines(rejected))
        .satisfiesExactly(
            line -> assertThat(line).contains("u7", "UNKNOWN_ROLE"),
            line -> assertThat(line).contains("INVALID", "members[0].userId"),
            line -> assertThat(line).contains("u7", "NOT_A_MEMBER"),
            line -> assertThat(line).contains("nobody", "INVALID_EMAIL"));

    var mended =
        Files.readString(rejected)
            .replace("BOSS", "ADMIN")
            .replace("\"userId\":\"\"", "\"userId\":\"somebody\"")
            .replace("\"nobody\"", "\"y@example.org\"");
    imports(there(), Files.writeString(folder.resolve("mended.ndjson"), mended)).is(0);
    assertThat(folder.resolve("mended.ndjson.rejected.ndjson")).doesNotExist();
    assertThat(there().done("operator", "overview", acme, "--json"))
        .contains("\"memberCount\":1202");

    var again = imports(there(), file, "--json").is(3);
    assertThat(JsonPath.<Integer>read(again.out(), "$.already")).isEqualTo(1_202);
    assertThat(there().as("alice", "import", file.toString()).is(5).err()).contains("FORBIDDEN");
    assertThat(rejected).doesNotExist();
    assertThat(imports(there(), file, "--rejected", file.toString()).is(2).err())
        .contains("must not be the file that is imported");
    assertThat(file).content().contains("u1199");
  }

  private String member(String userId, String role) {
    return """
    {"command":"ImportMembers","data":{"organizationId":"%s","members":[{"userId":"%s",\
    "role":"%s","joinedAt":"2020-01-07T09:00:00Z"}]}}"""
        .formatted(acme, userId, role);
  }
}
