package io.orgtrail.api.eventstore.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.messages.Json;
import io.orgtrail.api.personal.Erased;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SealedFieldsTest {

  private static final PersonKey ANN = new PersonKey(12, Aes.newKey());
  private static final PersonKey BOB = new PersonKey(345, Aes.newKey());
  private static final Map<Long, PersonKey> ALL = Map.of(ANN.id(), ANN, BOB.id(), BOB);

  private static String json(String field, String value) {
    return Json.mapper().writeValueAsString(Map.of(field, value));
  }

  private static String open(String type, String json, Map<Long, PersonKey> keys) {
    return SealedFields.of(type, json).replaced(text -> text.open(keys::get).orElse(Erased.TEXT));
  }

  @Property
  void opensWhatWasSealed(@ForAll String text) {
    var sealed = json("name", SealedText.seal(List.of(ANN, BOB), text));
    assertThat(open("MemberAdded", sealed, ALL)).isEqualTo(json("name", text));
  }

  @Test
  void tellsThatItIsErased_whenAnyOfTheKeysIsGone() {
    var sealed = json("email", SealedText.seal(List.of(ANN, BOB), "ann@example.com"));
    assertThat(open("MemberAdded", sealed, Map.of(ANN.id(), ANN)))
        .isEqualTo(json("email", "erased"));
    assertThat(open("MemberAdded", sealed, Map.of())).isEqualTo(json("email", "erased"));
  }

  @Test
  void findsAllOfThemAndNothingElse() {
    var email = SealedText.seal(List.of(ANN), "ann@example.com");
    var name = SealedText.seal(List.of(BOB), "\"Bob\"");
    var json =
        "{\"userId\":\"%s\",\"email\":\"%s\",\"role\":\"A\\\"\",\"name\":\"%s\",\"x\":null}"
            .formatted(email, email, name);
    assertThat(open("MemberAdded", json, ALL))
        .isEqualTo(
            "{\"userId\":\"%s\",\"email\":\"ann@example.com\",\"role\":\"A\\\"\",".formatted(email)
                + "\"name\":\"\\\"Bob\\\"\",\"x\":null}");
  }

  @Test
  void looksIntoTheProfile_andTakesNoNameOfAnOrganizationForOne() {
    var sealed = SealedText.seal(List.of(ANN), "ann@example.com");
    var json = "{\"name\":\"%s\",\"profile\":{\"email\":\"%s\"}}".formatted(sealed, sealed);
    assertThat(open("OrganizationCreated", json, ALL))
        .isEqualTo(
            "{\"name\":\"%s\",\"profile\":{\"email\":\"ann@example.com\"}}".formatted(sealed));
  }

  @Test
  void leavesEventsAloneThatTellOfNobody() {
    var json = json("name", SealedText.seal(List.of(ANN), "Apollo"));
    assertThat(open("ProjectCreated", json, ALL)).isSameAs(json);
    assertThat(open("NobodyKnows", json, ALL)).isSameAs(json);
  }

  @Test
  void takesWhatWasAlteredForErased() {
    var sealed = SealedText.seal(List.of(ANN), "ann@example.com");
    Stream.of(
            sealed.replace(":12:", ":345:"),
            sealed.substring(0, sealed.length() - 4),
            "enc:1:",
            "enc:1:12",
            "enc:1:12+",
            "enc:1:12:",
            "enc:1:12+:abc",
            "enc:1:x:y",
            "enc:1:12:ab=c",
            "enc:1:1234567890123456789:abc")
        .forEach(
            altered -> assertThat(SealedText.of(altered).open(ALL::get)).as(altered).isEmpty());
    assertThat(open("MemberAdded", json("email", "enc:1::"), ALL))
        .isEqualTo(json("email", "erased"));
  }
}
