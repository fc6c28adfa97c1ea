package io.orgtrail.command.tags;

import static io.orgtrail.command.testing.Acme.acme;
import static io.orgtrail.command.testing.Acme.idMadeBy;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.tags.ResourceTagCommand.CreateResourceTag;
import io.orgtrail.api.tags.ResourceTagCommand.DeleteResourceTag;
import io.orgtrail.api.tags.ResourceTagCommand.UpdateResourceTag;
import io.orgtrail.api.tags.ResourceTagEvent.ResourceTagCreated;
import io.orgtrail.api.tags.ResourceTagEvent.ResourceTagDeleted;
import io.orgtrail.api.tags.ResourceTagEvent.ResourceTagUpdated;
import io.orgtrail.command.testing.Acme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTagCommandsTest {

  private static final Patch<String> SAME = Patch.absent();

  private static Acme withUrgentTag() {
    return acme().given(created("t1", "Urgent", "ff0000"));
  }

  private static ResourceTagCreated created(String id, String text, String color) {
    return new ResourceTagCreated("acme", id, text, color);
  }

  private static CreateResourceTag create(String id, String text, String color) {
    return new CreateResourceTag("acme", id, text, color);
  }

  private static UpdateResourceTag update(Patch<String> text, Patch<String> color) {
    return new UpdateResourceTag("acme", "t1", text, color);
  }

  private static ResourceTagUpdated updated(String text, String color) {
    return new ResourceTagUpdated("acme", "t1", text, color, "Urgent", "ff0000");
  }

  @Test
  void makesATag() {
    acme()
        .when("alice", create("t1", " Urgent ", "ff0000"))
        .thenEvents(created("t1", "Urgent", "ff0000"))
        .telling("tagId", "t1");
  }

  @Test
  void makesTheIdThatWasNotGiven() {
    var id = idMadeBy("alice", "tag");

    acme()
        .when("alice", create(null, "Urgent", "ff0000"))
        .thenEvents(created(id, "Urgent", "ff0000"))
        .telling("tagId", id);
  }

  @ParameterizedTest
  @CsvSource({"#008080, 008080", "008080, 008080", "#AbCdEf, AbCdEf"})
  void keepsAColorWithoutItsSign(String color, String kept) {
    acme().when("alice", create("t1", "Urgent", color)).thenEvents(created("t1", "Urgent", kept));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "red", "fff", "ff00000", "##ff0000", "gg0000", "ff0000 ", "#ff0000ff"})
  void rejectsWhatIsNoColor(String color) {
    acme()
        .when("alice", create("t1", "Urgent", color))
        .thenRejected(ErrorCode.INVALID_COLOR, "color");
    withUrgentTag()
        .when("alice", update(SAME, Patch.to(color)))
        .thenRejected(ErrorCode.INVALID_COLOR, "color");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Urgent", "URGENT", "  urgent "})
  void rejectsATextThatAnotherTagHas(String text) {
    withUrgentTag()
        .when("alice", create("t2", text, "00ff00"))
        .thenRejected(ErrorCode.TAG_TAKEN, "text");
    withUrgentTag()
        .given(created("t2", "Later", "00ff00"))
        .when("alice", new UpdateResourceTag("acme", "t2", Patch.to(text), SAME))
        .thenRejected(ErrorCode.TAG_TAKEN, "text");
  }

  @Test
  void rejectsTakenIds() {
    withUrgentTag()
        .when("alice", create("t1", "Later", "ff0000"))
        .thenRejected(ErrorCode.TAG_EXISTS);
  }

  @Test
  void looksAtTheTextBeforeTheId_andAtTheIdBeforeTheColor() {
    withUrgentTag()
        .when("alice", create("t1", "Urgent", "red"))
        .thenRejected(ErrorCode.TAG_TAKEN, "text");
    withUrgentTag().when("alice", create("t1", "Later", "red")).thenRejected(ErrorCode.TAG_EXISTS);
    withUrgentTag()
        .given(created("t2", "Later", "00ff00"))
        .when("alice", update(Patch.to("Later"), Patch.to("red")))
        .thenRejected(ErrorCode.TAG_TAKEN, "text");
  }

  @Test
  void changesOnlyWhatIsGiven() {
    withUrgentTag()
        .when("alice", update(Patch.to(" Soon "), SAME))
        .thenEvents(updated("Soon", "ff0000"));
    withUrgentTag()
        .when("alice", update(SAME, Patch.to("#00FF00")))
        .thenEvents(updated("Urgent", "00FF00"));
    withUrgentTag()
        .when("alice", update(Patch.to("Soon"), Patch.to("00ff00")))
        .thenEvents(updated("Soon", "00ff00"));
  }

  @Test
  void writesItsOwnTextAnotherWay() {
    withUrgentTag()
        .when("alice", update(Patch.to("URGENT"), SAME))
        .thenEvents(updated("URGENT", "ff0000"));
  }

  @Test
  void changesNothing_whenNothingIsDifferent() {
    withUrgentTag().when("alice", update(SAME, SAME)).thenNothing();
    withUrgentTag().when("alice", update(Patch.to("Urgent "), Patch.to("#ff0000"))).thenNothing();
  }

  @Test
  void deletes() {
    withUrgentTag()
        .when("alice", new DeleteResourceTag("acme", "t1"))
        .thenEvents(new ResourceTagDeleted("acme", "t1", "Urgent"));
  }

  @Test
  void theTextAndIdOfADeletedTagAreFreeAgain() {
    withUrgentTag()
        .given(new ResourceTagDeleted("acme", "t1", "Urgent"))
        .when("alice", create("t1", "urgent", "ff0000"))
        .thenEvents(created("t1", "urgent", "ff0000"));
  }

  @Test
  void theOldTextOfATagIsFree_theNewOneIsNot() {
    var renamed = withUrgentTag().given(updated("Soon", "ff0000"));

    renamed
        .when("alice", create("t2", "urgent", "ff0000"))
        .thenEvents(created("t2", "urgent", "ff0000"));
    renamed.when("alice", create("t2", "soon", "ff0000")).thenRejected(ErrorCode.TAG_TAKEN);
  }

  @Test
  void aTextWrittenAnotherWayStaysTaken() {
    withUrgentTag()
        .given(updated("URGENT", "ff0000"))
        .when("alice", create("t2", "Urgent", "ff0000"))
        .thenRejected(ErrorCode.TAG_TAKEN);
  }

  @ParameterizedTest
  @MethodSource("commandsAboutOne")
  void rejectsWhatIsNotThere(Command command) {
    acme().when("alice", command).thenRejected(ErrorCode.TAG_NOT_FOUND);
    withUrgentTag()
        .given(new ResourceTagDeleted("acme", "t1", "Urgent"))
        .when("alice", command)
        .thenRejected(ErrorCode.TAG_NOT_FOUND);
  }

  static List<Command> commandsAboutOne() {
    return List.of(
        update(Patch.to("Urgent"), Patch.to("red")), new DeleteResourceTag("acme", "t1"));
  }

  @Test
  void isForMembersToo_butNotForReaders() {
    acme()
        .with("bob", "MEMBER")
        .when("bob", create("t1", "Urgent", "ff0000"))
        .thenEvents(created("t1", "Urgent", "ff0000"));
    acme()
        .with("rita", "READ_ONLY")
        .when("rita", create("t1", "Urgent", "red"))
        .thenRejected(ErrorCode.FORBIDDEN);
  }
}
