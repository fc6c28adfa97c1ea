package io.orgtrail.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.messages.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class VerifierTest {

  @TempDir Path directory;

  /** Acme's events stand at positions 1, 3, 5, 6 and 7, initech's at 2 and 4. */
  private final Trail trail =
      new Trail()
          .changed("acme", "a")
          .changed("initech", "b")
          .changed("acme", "c")
          .changed("initech", "d")
          .changed("acme", "e")
          .changed("acme", "f")
          .changed("acme", "g");

  private final List<String> lines = trail.entries();

  private record Run(int code, String out, String err) {

    JsonNode acme() {
      return Json.mapper().readTree(out).at("/organizations/0");
    }
  }

  private Run run(boolean oldestFirst, String... options) {
    var export = new ArrayList<>(lines);
    if (!oldestFirst) {
      Collections.reverse(export);
    }
    var arguments = new ArrayList<>(List.of("verify", write("export.ndjson", export)));
    if (!trail.checkpoints().isEmpty()) {
      arguments.addAll(List.of("--checkpoints", write("checkpoints.ndjson", trail.checkpoints())));
    }
    arguments.addAll(List.of(options));
    return run(arguments.toArray(String[]::new));
  }

  private static Run run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var code =
        VerifierApplication.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            arguments);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private String write(String name, List<String> content) {
    try {
      return Files.write(directory.resolve(name), content).toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void replace(int index, String what, String with) {
    assertThat(lines.get(index)).contains(what);
    lines.set(index, lines.get(index).replace(what, with));
  }

  private void assertBroken(boolean oldestFirst, long position, String reason) {
    var run = run(oldestFirst, "--json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.acme().path("status").asString()).isEqualTo("BROKEN");
    assertThat(run.acme().path("firstBroken").asLong()).isEqualTo(position);
    assertThat(run.acme().path("reason").asString()).contains(reason);
  }

  private void assertIncomplete(boolean oldestFirst, String reason) {
    var run = run(oldestFirst, "--json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.acme().path("status").asString()).isEqualTo("INCOMPLETE");
    assertThat(run.acme().path("reason").asString()).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void verifiesWhatWasRecorded(boolean oldestFirst) {
    trail.checkpoint("acme");

    var run = run(oldestFirst);

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("acme: verified up to position 7, link [0-9a-f]{64}")
        .contains("(events: 5, checkpoints: 1, without link: 0)")
        .containsPattern("initech: verified up to position 4, link [0-9a-f]{64}")
        .contains("2 verified, 0 broken, 0 incomplete (events: 7, without link: 0)");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void verifiesOneOrganizationAfterTheOther() {
    lines.sort((one, other) -> Boolean.compare(one.contains("acme"), other.contains("acme")));
    assertThat(run(true).code()).isZero();
  }

  @Test
  void answersPrograms() {
    trail.changedWithoutLink("acme", "h").checkpoint("initech", 2, 4, "00");

    var answer = Json.mapper().readTree(run(true, "--json").out());

    assertThat(answer.path("verified").asBoolean()).isFalse();
    assertThat(answer.path("events").asLong()).isEqualTo(8);
    assertThat(answer.path("unproven").asLong()).isEqualTo(1);
    var acme = answer.at("/organizations/0");
    assertThat(acme.path("organizationId").asString()).isEqualTo("acme");
    assertThat(acme.path("status").asString()).isEqualTo("VERIFIED");
    assertThat(acme.path("position").asLong()).isEqualTo(7);
    assertThat(acme.path("reason").isNull()).isTrue();
    assertThat(answer.at("/organizations/1/status").asString()).isEqualTo("BROKEN");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void doesNotVerifyAnExportWithAnyCharacterChanged(boolean oldestFirst) {
    var whole = lines.get(2);
    for (var at = 0; at < whole.length(); at++) {
      if (Character.isLetterOrDigit(whole.charAt(at))) {
        var other = whole.charAt(at) == '1' ? '2' : '1';
        lines.set(2, whole.substring(0, at) + other + whole.substring(at + 1));
        assertThat(run(oldestFirst).code()).as(lines.get(2)).isNotZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void findsChangedData(boolean oldestFirst) {
    replace(4, "\"role\": ", "\"role\":");
    assertBroken(oldestFirst, 5, "it does not follow from position 3");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void findsAnActorWhoIsNotTheStoredOne(boolean oldestFirst) {
    replace(2, "{\"id\":\"alice\"", "{\"id\":\"bob\"");
    assertBroken(oldestFirst, 3, "its field actor is not what is stored");
  }

  @Test
  void findsAChangeThatIsNotWhatTheDataSay() {
    replace(2, "\"to\":\"Zo", "\"to\":\"Jo");
    assertBroken(true, 3, "its field changes is not what is stored");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void findsThatEventsAreMissing(boolean oldestFirst) {
    lines.remove(4);
    assertIncomplete(oldestFirst, "events between positions 3 and 6 are missing");
    lines.remove(0);
    assertIncomplete(oldestFirst, "events before position 3 are missing");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void findsAnInsertedEvent(boolean oldestFirst) {
    var copy = lines.get(4).replace("\"position\":5", "\"position\":6").replace("\"e\"", "\"x\"");
    lines.remove(5);
    lines.add(5, copy);
    assertBroken(oldestFirst, 6, "it does not follow from position 5");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void findsEventsInAnotherOrder(boolean oldestFirst) {
    Collections.swap(lines, 4, 5);
    assertBroken(oldestFirst, oldestFirst ? 5 : 6, "out of order");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void findsAnEventThatIsThereTwice(boolean oldestFirst) {
    lines.add(4, lines.get(4));
    assertBroken(oldestFirst, 5, "out of order");
  }

  @Test
  void findsTheFirstOfTwoThatAreChanged() {
    replace(2, "c-3", "c-9");
    replace(5, "c-6", "c-9");
    assertBroken(true, 3, "does not follow");
    assertBroken(false, 3, "does not follow");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tellsWhatHasNoLinkYet(boolean oldestFirst) {
    trail.changedWithoutLink("acme", "h").changedWithoutLink("acme", "i");

    var run = run(oldestFirst);

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("up to position 7", "(events: 5, checkpoints: 0, without link: 2)");
  }

  @Test
  void aLaterLinkProvesWhatWasReadBeforeItHadOne() {
    trail.changedWithoutLink("acme", "h").changedWithoutLink("acme", "i").changed("acme", "j");

    var run = run(true);

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("up to position 10", "(events: 8, checkpoints: 0, without link: 0)");
    replace(8, "\"i\"", "\"x\"");
    assertBroken(true, 8, "does not follow from position 7");
  }

  @Test
  void newestFirst_nothingBeforeALinkIsWithoutOne() {
    trail.changedWithoutLink("acme", "h").changed("acme", "i");
    assertBroken(false, 8, "it has no link");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void provesNothingWithoutAnyLink(boolean oldestFirst) {
    lines.clear();
    trail.changedWithoutLink("acme", "h").changedWithoutLink("acme", "i");
    assertIncomplete(oldestFirst, "");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void findsAnExportWhoseLinksWereAllMadeAnew(boolean oldestFirst) {
    trail.checkpoint("acme");
    var other = new Trail().changed("acme", "x");
    for (var position = 2; position <= 7; position++) {
      other.changed(position == 2 || position == 4 ? "initech" : "acme", "x");
    }
    lines.clear();
    lines.addAll(other.entries());
    assertBroken(oldestFirst, 7, "a checkpoint tells of another link");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void comparesEveryCheckpoint(boolean oldestFirst) {
    trail.checkpoint("acme", 2, 3, "00".repeat(32)).checkpoint("acme");
    assertBroken(oldestFirst, 3, "a checkpoint tells of another link");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void countsAsCheckpointsDo(boolean oldestFirst) {
    var head = Json.mapper().readTree(lines.get(4)).path("link").asString();
    trail.checkpoint("acme", 3, 5, head);
    assertThat(run(oldestFirst).code()).isZero();
    trail.checkpoint("acme", 4, 5, head);
    assertBroken(oldestFirst, 5, "it is event 3, but event 4 for a checkpoint");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void findsThatTheNewestEventsAreMissing(boolean oldestFirst) {
    trail.checkpoint("acme");
    lines.remove(6);
    assertIncomplete(
        oldestFirst, "the export ends at position 6, but a checkpoint knows position 7");
  }

  @Test
  void tellsWhichOrganizationIsMissing() {
    trail.checkpoint("acme").changed("hooli", "a").checkpoint("hooli");
    lines.remove(7);

    var run = run(true);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("hooli: INCOMPLETE, it is not in the export, but a checkpoint knows position 8");
    assertThat(run(true, "--organization", "acme").code()).isZero();
  }

  @Test
  void looksAtOneOrganizationAlone() {
    replace(1, "\"b\"", "\"x\"");

    assertThat(run(true).code()).isEqualTo(1);
    assertThat(run(true, "--organization", "acme").code()).isZero();
    assertThat(run(true, "--organization", "initech").code()).isEqualTo(1);
    var run = run(true, "--organization", "hooli");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("holds no event to verify");
  }

  @Test
  void tellsOfManyOrganizationsThoseAloneThatAreNotVerified() {
    for (var n = 0; n < 30; n++) {
      trail.changed("org-" + n, "a");
    }
    replace(10, "\"a\"", "\"x\"");
    assertThat(run(true).out())
        .startsWith("org-3: BROKEN at position 11")
        .contains("31 verified, 1 broken, 0 incomplete (events: 37, without link: 0)")
        .hasLineCount(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "position,eventId",
        "{}",
        "{\"position\":1,\"position\":1}",
        "{\"position\":1} {\"position\":2}"
      })
  void namesTheLineThatCannotBeRead(String line) {
    lines.add(3, line);
    var run = run(true);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("export.ndjson, line 4 ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void namesTheLineThatIsNotInUtf8() throws IOException {
    var file = directory.resolve("export.ndjson");
    Files.writeString(file, "\n\"\u00e9\"\n", StandardCharsets.ISO_8859_1);
    var run = run("verify", file.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("line 2 is not in UTF-8");
  }

  @Test
  void namesTheCheckpointThatCannotBeRead() {
    trail.checkpoint("acme").checkpoints().add("{\"organizationId\":\"acme\"}");
    var run = run(true);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("checkpoints.ndjson, line 2 is no checkpoint");
  }

  @Test
  void needsAFileThatIsThere() {
    var run = run("verify", directory.resolve("absent").toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("cannot be opened");
  }

  @Test
  void tellsHowItIsUsed() {
    var run = run("--help");
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("Usage: verify EXPORT").contains("--checkpoints");
    assertThat(run("verify").err()).contains("Which export");
    assertThat(run("prove", "x").err()).contains("verify");
    assertThat(run("verify", "x", "--fast").err()).contains("There is no option --fast");
    assertThat(run("verify", "x", "--checkpoints").err()).contains("needs a value");
    assertThat(run("verify", "x", "y").code()).isEqualTo(2);
  }
}
