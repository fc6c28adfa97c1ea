package io.orgtrail.command.integrations;

import static io.orgtrail.api.integrations.IntegrationKind.IAM;
import static io.orgtrail.api.integrations.IntegrationKind.STORAGE;
import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.testing.Acme.acme;
import static io.orgtrail.command.testing.Acme.idMadeBy;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.integrations.IntegrationCommand.AddIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.RemoveIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.SetDefaultIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.SetIntegrationAvailability;
import io.orgtrail.api.integrations.IntegrationEvent.DefaultIntegrationSet;
import io.orgtrail.api.integrations.IntegrationEvent.IntegrationAdded;
import io.orgtrail.api.integrations.IntegrationEvent.IntegrationAvailabilitySet;
import io.orgtrail.api.integrations.IntegrationEvent.IntegrationRemoved;
import io.orgtrail.api.integrations.IntegrationKind;
import io.orgtrail.api.messages.Command;
import io.orgtrail.command.testing.Acme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntegrationCommandsTest {

  private static final Map<String, Object> SETTINGS =
      Map.of("roleArn", "arn:aws:iam::123456789012:role/reader", "regions", List.of("eu-west-1"));
  private static final Map<String, Object> SECRET = Map.of("password", "hunter2");

  private static Acme withIntegration(String id, IntegrationKind kind) {
    return acme().given(added(id, kind));
  }

  private static IntegrationAdded added(String id, IntegrationKind kind) {
    return new IntegrationAdded("acme", id, "Data", kind, "AWS", SETTINGS);
  }

  private static AddIntegration add(String id, IntegrationKind kind) {
    return new AddIntegration("acme", id, " Data ", kind, " AWS", SETTINGS);
  }

  private static AddIntegration addWithSecret(String id) {
    return new AddIntegration("acme", id, "Data", IAM, "AWS", SECRET);
  }

  private static DefaultIntegrationSet madeDefault(
      String id, IntegrationKind kind, String previous) {
    return new DefaultIntegrationSet("acme", id, kind, previous);
  }

  @Test
  void addsAConnection() {
    acme()
        .when("alice", add("aws", IAM))
        .thenEvents(added("aws", IAM))
        .telling("integrationId", "aws");
  }

  @Test
  void addsOneWithoutSettings() {
    acme()
        .when("alice", new AddIntegration("acme", "aws", "Data", STORAGE, "AWS", null))
        .thenEvents(new IntegrationAdded("acme", "aws", "Data", STORAGE, "AWS", Map.of()));
  }

  @Test
  void makesTheIdThatWasNotGiven() {
    var id = idMadeBy("alice", "integration");

    acme().when("alice", add(null, IAM)).thenEvents(added(id, IAM)).telling("integrationId", id);
  }

  @Test
  void rejectsTakenIds_beforeItLooksAtTheSettings() {
    withIntegration("aws", IAM)
        .when("alice", addWithSecret("aws"))
        .thenRejected(ErrorCode.INTEGRATION_EXISTS);
  }

  @Test
  void rejectsSecrets() {
    acme()
        .when("alice", addWithSecret("aws"))
        .thenRejected(ErrorCode.SECRET_IN_SETTINGS, "settings.password");
    acme().when(operator(), addWithSecret("aws")).thenRejected(ErrorCode.SECRET_IN_SETTINGS);
  }

  @Test
  void makesOneTheDefaultOfItsKind() {
    withIntegration("aws", IAM)
        .when("alice", new SetDefaultIntegration("acme", "aws"))
        .thenEvents(madeDefault("aws", IAM, null));
  }

  @Test
  void thereIsOneDefaultOfEachKind() {
    var acme =
        withIntegration("aws", IAM)
            .given(added("gcp", IAM))
            .given(added("lake", STORAGE))
            .given(madeDefault("aws", IAM, null));

    acme.when("alice", new SetDefaultIntegration("acme", "gcp"))
        .thenEvents(madeDefault("gcp", IAM, "aws"));
    acme.when("alice", new SetDefaultIntegration("acme", "lake"))
        .thenEvents(madeDefault("lake", STORAGE, null));
  }

  @Test
  void whatIsTheDefaultStaysSo() {
    withIntegration("aws", IAM)
        .given(madeDefault("aws", IAM, null))
        .when("alice", new SetDefaultIntegration("acme", "aws"))
        .thenNothing();
  }

  @Test
  void saysWhetherOneCanBeUsed() {
    withIntegration("aws", IAM)
        .when("alice", new SetIntegrationAvailability("acme", "aws", false))
        .thenEvents(new IntegrationAvailabilitySet("acme", "aws", false));
    withIntegration("aws", IAM)
        .given(new IntegrationAvailabilitySet("acme", "aws", false))
        .when("alice", new SetIntegrationAvailability("acme", "aws", true))
        .thenEvents(new IntegrationAvailabilitySet("acme", "aws", true));
  }

  @Test
  void changesNothing_whenTheAvailabilityIsTheSame() {
    withIntegration("aws", IAM)
        .when("alice", new SetIntegrationAvailability("acme", "aws", true))
        .thenNothing();
    withIntegration("aws", IAM)
        .given(new IntegrationAvailabilitySet("acme", "aws", false))
        .when("alice", new SetIntegrationAvailability("acme", "aws", false))
        .thenNothing();
  }

  @Test
  void removes() {
    withIntegration("aws", IAM)
        .when("alice", new RemoveIntegration("acme", "aws"))
        .thenEvents(new IntegrationRemoved("acme", "aws", "Data", IAM));
  }

  @Test
  void whatWasTheDefaultLeavesNone() {
    withIntegration("aws", IAM)
        .given(added("gcp", IAM))
        .given(madeDefault("aws", IAM, null))
        .given(new IntegrationRemoved("acme", "aws", "Data", IAM))
        .when("alice", new SetDefaultIntegration("acme", "gcp"))
        .thenEvents(madeDefault("gcp", IAM, null));
  }

  @Test
  void anotherDefaultStays_whenOneIsRemoved() {
    withIntegration("aws", IAM)
        .given(added("gcp", IAM))
        .given(madeDefault("aws", IAM, null))
        .given(new IntegrationRemoved("acme", "gcp", "Data", IAM))
        .when("alice", new SetDefaultIntegration("acme", "aws"))
        .thenNothing();
  }

  @Test
  void anIdIsFreeAgain_forAnotherKindToo() {
    var removed =
        withIntegration("aws", IAM)
            .given(new IntegrationAvailabilitySet("acme", "aws", false))
            .given(new IntegrationRemoved("acme", "aws", "Data", IAM));

    removed.when("alice", add("aws", STORAGE)).thenEvents(added("aws", STORAGE));
    removed
        .given(added("aws", STORAGE))
        .when("alice", new SetIntegrationAvailability("acme", "aws", true))
        .thenNothing();
  }

  @ParameterizedTest
  @MethodSource("commandsAboutOne")
  void rejectsWhatIsNotThere(Command command) {
    acme().when("alice", command).thenRejected(ErrorCode.INTEGRATION_NOT_FOUND);
    withIntegration("aws", IAM)
        .given(new IntegrationRemoved("acme", "aws", "Data", IAM))
        .when("alice", command)
        .thenRejected(ErrorCode.INTEGRATION_NOT_FOUND);
  }

  static List<Command> commandsAboutOne() {
    return List.of(
        new SetDefaultIntegration("acme", "aws"),
        new SetIntegrationAvailability("acme", "aws", false),
        new RemoveIntegration("acme", "aws"));
  }
}
