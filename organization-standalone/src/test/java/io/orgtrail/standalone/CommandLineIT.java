package io.orgtrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people and scripts do from a shell. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class CommandLineIT {

  @TempDir static Path directory;

  private static ClientRun run;

  @TempDir private Path folder;

  private final String acme = "acme-" + UUID.randomUUID();

  @BeforeAll
  static void start() throws Exception {
    run = ClientRun.start(directory);
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  private CommandLineRun organization() {
    return new CommandLineRun(run, folder);
  }

  @Test
  void tellsWhoIsInAnOrganization_nowAndBefore() throws Exception {
    var organization = organization();
    var made = organization.done("alice", "create", "Acme " + acme, "--slug", acme, "--json");
    assertThat(JsonPath.<String>read(made, "$.slug")).isEqualTo(acme);
    organization.done("alice", "member", "add", acme, "bob", "--role", "ADMIN");
    var added = organization.done("alice", "audit", "tail", acme, "-n", "1", "--json");
    var position = JsonPath.<Integer>read(added, "$.position").toString();
    organization.done("alice", "update", acme, "--description", "later", "--website", "");

    assertThat(organization.as("alice", "member", "remove", acme, "bob").is(2).err())
        .contains("--yes");
    assertThat(organization.done("alice", "member", "remove", acme, "bob", "--yes"))
        .startsWith("UserRemoved: version ");

    assertThat(organization.done("alice", "member", "list", acme).lines())
        .hasSize(2)
        .first()
        .asString()
        .matches("USER ID +EMAIL +NAME +ROLE +JOINED AT");
    assertThat(
            organization
                .done("alice", "member", "list", acme, "--as-of", position, "--json")
                .lines()
                .map(line -> JsonPath.<String>read(line, "$.userId")))
        .containsExactly("alice", "bob");
    assertThat(organization.done("alice", "overview", acme, "--as-of", position))
        .contains("ADMIN=1, OWNER=1");
    assertThat(organization.done("alice", "member", "explain", acme, "alice"))
        .contains("became a member as OWNER");
    assertThat(organization.done("alice", "audit", "changes", acme, position))
        .contains("bob is no longer a member");
  }

  @Test
  void invitesFromAFile_andTwiceNobody() throws Exception {
    var organization = organization();
    organization.done("alice", "create", acme, "--slug", acme);
    organization.done("operator", "seats", acme, "200");
    var people = folder.resolve("people.csv");
    var lines = new StringBuilder("email,role,message,expiresInDays\n");
    IntStream.range(0, 150)
        .forEach(n -> lines.append("p%d@example.org,MEMBER,\"Hi, %d\",14\n".formatted(n, n)));
    Files.writeString(people, lines);

    var first = organization.as("alice", "invitation", "create-all", acme, people.toString()).is(0);
    assertThat(first.err().lines())
        .containsExactly(
            "Invitations 100 of 150, 100 invited", "Invitations 150 of 150, 150 invited");
    var result = Files.readAllLines(folder.resolve("people.csv.result.csv"));
    assertThat(result)
        .hasSize(151)
        .element(1)
        .asString()
        .matches("p0@example.org,ACCEPTED,[^,]+,,");
    assertThat(organization.done("alice", "invitation", "list", acme, "--json").lines())
        .hasSize(150);

    lines.append("boss@example.org,BOSS,,\n");
    Files.writeString(people, lines);
    var second =
        organization
            .as("alice", "invitation", "create-all", acme, people.toString(), "--json")
            .is(3);
    assertThat(JsonPath.<Integer>read(second.out(), "$.invited")).isZero();
    assertThat(JsonPath.<Integer>read(second.out(), "$.already")).isEqualTo(150);
    assertThat(JsonPath.<Integer>read(second.out(), "$.rejected")).isEqualTo(1);
    var again = Files.readAllLines(folder.resolve("people.csv.result.csv"));
    assertThat(again).hasSize(152).last().asString().contains("UNKNOWN_ROLE");
    assertThat(again.get(1))
        .startsWith(result.get(1).replaceFirst("ACCEPTED(,[^,]+).*", "REJECTED$1,ALREADY_INVITED"));
  }

  @Test
  void followsTheAuditTrail_exportsAndVerifiesIt() throws Exception {
    var organization = organization();
    organization.done("alice", "create", acme, "--slug", acme);
    var tail = organization.start("alice", "audit", "tail", acme, "-f", "--json");
    try (var lines = new BufferedReader(tail.inputReader(StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).contains("OrganizationCreated");
      assertThat(lines.readLine()).contains("MemberAdded");
      organization.done("alice", "member", "add", acme, "bob");
      assertThat(JsonPath.<String>read(lines.readLine(), "$.target.id")).isEqualTo("bob");
    } finally {
      tail.destroy();
    }
    var csv = organization.done("alice", "export", acme, "--format", "csv");
    assertThat(csv.lines().filter(line -> line.contains("MemberAdded"))).hasSize(2);
    var file = folder.resolve("acme.ndjson");
    organization.done("alice", "export", acme, "-o", file.toString());
    assertThat(file).content().contains("OrganizationCreated");
    assertThat(organization.done("alice", "audit", "verify", acme)).contains("verified");
  }

  @Test
  void watchesReplays() throws Exception {
    var organization = organization();
    organization.done("alice", "create", acme, "--slug", acme);
    var replay = organization.as("operator", "replay", "start", "--watch").is(0);
    assertThat(replay.out()).containsPattern("status +COMPLETED");
    assertThat(replay.err().lines()).last().asString().endsWith(", COMPLETED");
    var copies =
        organization.as(
            "operator",
            "event-replay",
            "start",
            "copies." + acme,
            "--organization",
            acme,
            "--watch");
    assertThat(copies.is(0).err()).contains("Events 2 of 2, COMPLETED");
  }

  @Test
  void endsWithTheClassOfWhatWentWrong() throws Exception {
    var organization = organization();
    organization.done("alice", "create", acme, "--slug", acme);
    assertThat(organization.as("alice", "create", acme).is(3).err()).contains("NAME_TAKEN");
    assertThat(organization.as("alice", "get", "none-" + acme).is(4).err())
        .contains("ORGANIZATION_NOT_FOUND");
    assertThat(organization.as("bob", "member", "list", acme).is(4).out()).isEmpty();
    assertThat(organization.as("alice", "replay", "start").is(5).err()).contains("FORBIDDEN");
    assertThat(organization.as("alice", "get", acme, "--token", "none").is(5).err())
        .contains("UNAUTHENTICATED");
    assertThat(organization.as("alice", "create", "", "--website", "acme").is(6).err())
        .contains("INVALID", "  name: ", "  website: ");
    assertThat(organization.as("alice", "frobnicate").is(2).err()).contains("frobnicate");
    assertThat(organization.start("alice", "get", "none-" + acme).waitFor()).isEqualTo(4);
    assertThat(
            organization
                .as("alice", "get", acme, "--query-url", "http://127.0.0.1:1", "--timeout", "1")
                .is(7)
                .err())
        .contains("UNANSWERED");
    organization.done("alice", "delete", acme, "--yes");
    assertThat(organization.as("alice", "get", acme).is(4).err()).contains("organization: ");
  }

  /** Lists take a limit, and all that an organization has is shown. */
  @Test
  void listsWhatThereIs() throws Exception {
    var organization = organization();
    organization.done("alice", "create", acme, "--slug", acme, "--visibility", "public");
    organization.done("alice", "team", "create", acme, "Engineering");
    organization.done("alice", "team", "add-member", acme, "engineering", "alice");
    organization.done("alice", "project", "create", acme, "Images", "--id", "images");
    organization.done("alice", "tag", "create", acme, "urgent", "#ff0000");
    organization.done(
        "alice",
        "integration",
        "add",
        acme,
        "AWS",
        "--kind",
        "iam",
        "--provider",
        "aws",
        "--setting",
        "roleArn=arn:aws:iam::123456789012:role/acme");
    organization.done("alice", "role", "define", acme, "AUDITOR", "audit:read");
    assertThat(organization.done("alice", "webhook", "register", acme, "http://127.0.0.1:1/hook"))
        .containsPattern("secret +whsec_");
    organization.done("bob", "join-request", "create", acme, "--message", "Hello");
    organization.done("alice", "invitation", "create", acme, "carol@example.com");
    organization.done("alice", "switch", acme);

    assertThat(organization.done("alice", "me", "active")).contains(acme);
    assertThat(organization.done("carol", "me", "invitations", "--limit", "9")).contains(acme);
    assertThat(organization.done("alice", "me", "organizations", "--limit", "9")).contains("OWNER");
    assertThat(organization.done("alice", "list", acme, "--limit", "9")).contains(acme);
    assertThat(organization.done("alice", "children", acme, "--limit", "9").lines()).hasSize(1);
    assertThat(listed(organization, "team", "members", acme, "engineering")).contains("alice");
    assertThat(listed(organization, "team", "list", acme)).contains("engineering");
    assertThat(listed(organization, "project", "list", acme)).contains("Images");
    assertThat(listed(organization, "project", "members", acme, "images")).contains("OWNER");
    assertThat(listed(organization, "tag", "list", acme)).contains("urgent");
    assertThat(listed(organization, "integration", "list", acme)).contains("AWS");
    assertThat(listed(organization, "webhook", "list", acme)).contains("127.0.0.1:1");
    assertThat(listed(organization, "join-request", "list", acme)).contains("bob", "Hello");
    assertThat(organization.done("alice", "role", "list", acme)).contains("AUDITOR");
    assertThat(organization.done("alice", "me", "roles")).contains("READ_ONLY");
    assertThat(organization.done("alice", "industries")).contains("robotics");
    assertThat(organization.done("alice", "invitation", "limit", acme)).containsPattern("used +2");
    assertThat(organization.done("operator", "replay", "list", "--limit", "9")).contains("STATUS");
    assertThat(organization.done("operator", "event-replay", "list", "--limit", "9"))
        .contains("TOPIC");
  }

  @Test
  void givesAnyCommand_asItIsToBeDecided() throws Exception {
    var organization = organization();
    organization.done("alice", "create", acme, "--id", acme);
    var add = "{\"organizationId\":\"%s\",\"userId\":\"bob\"}".formatted(acme);
    var file = Files.writeString(folder.resolve("bob.json"), add);
    var tried = organization.done("alice", "command", "give", "AddMember", add, "--dry-run");
    assertThat(tried).containsPattern("dry run +true").containsPattern("events +MemberAdded");
    assertThat(organization.done("alice", "member", "list", acme, "--json").lines()).hasSize(1);

    var brokers = "127.0.0.1:" + run.run().settings().kafkaPort();
    for (var way : List.of("--timeout=30", "--kafka=" + brokers)) {
      var given =
          organization.done(
              "alice",
              "command",
              "give",
              "AddMember",
              "@" + file,
              "--command-id",
              "add-" + acme,
              "--json",
              way);
      assertThat(JsonPath.<Boolean>read(given, "$.duplicate")).isEqualTo(way.contains("kafka"));
      assertThat(JsonPath.<Integer>read(given, "$.version")).isEqualTo(3);
    }
    assertThat(
            organization
                .as("alice", "command", "give", "AddMember", add, "--expected-version", "2")
                .is(3)
                .err())
        .contains("VERSION_MISMATCH");
    assertThat(
            organization
                .as("alice", "command", "give", "AddMember", "{\"organizationId\":\"a b\"}")
                .is(6)
                .err())
        .contains("organizationId: ", "userId: ");
  }

  @Test
  void forgetsPeople() throws Exception {
    var organization = organization();
    var bob = "bob-" + acme;
    organization.done("alice", "create", acme, "--slug", acme);
    organization.done("alice", "member", "add", acme, bob, "--name", "Bob Builder");
    organization.done("alice", "invitation", "create", acme, bob + "@example.com");

    assertThat(organization.as("operator", "person", "forget", bob).is(2).err()).contains("--yes");
    assertThat(organization.as("alice", "person", "forget", bob, "--yes").is(5).err())
        .contains("FORBIDDEN");
    assertThat(organization.done("operator", "person", "forget", bob, "--yes"))
        .containsPattern("organizations +1");
    assertThat(organization.done("alice", "member", "get", acme, bob))
        .containsPattern("name +erased");
    assertThat(organization.as("operator", "person", "forget", bob, "--yes").is(4).err())
        .contains("NO_SUCH_PERSON");
    organization.done("operator", "person", "forget", "--email", bob + "@example.com", "-y");
    assertThat(organization.done("alice", "invitation", "list", acme)).contains("erased");
  }

  private static String listed(CommandLineRun organization, String... arguments) throws Exception {
    var limited = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, limited, 0, arguments.length);
    limited[arguments.length] = "--limit";
    limited[arguments.length + 1] = "9";
    return organization.done("alice", limited);
  }

  @Test
  void takesProfiles_andKafka() throws Exception {
    var organization = organization();
    var brokers = "127.0.0.1:" + run.run().settings().kafkaPort();
    organization.done("alice", "profile", "set", "kafka", "--kafka", brokers);
    assertThat(organization.done("alice", "create", acme, "--slug", acme, "--profile", "kafka"))
        .contains(acme);
    assertThat(organization.done("alice", "get", acme, "--json")).contains(acme);
  }
}
