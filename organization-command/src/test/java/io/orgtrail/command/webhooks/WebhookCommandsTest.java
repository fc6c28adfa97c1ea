package io.orgtrail.command.webhooks;

import static io.orgtrail.command.testing.Acme.acme;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.webhooks.WebhookCommand.DeleteWebhook;
import io.orgtrail.api.webhooks.WebhookCommand.MarkWebhookFailing;
import io.orgtrail.api.webhooks.WebhookCommand.RedeliverWebhooks;
import io.orgtrail.api.webhooks.WebhookCommand.RegisterWebhook;
import io.orgtrail.api.webhooks.WebhookCommand.RotateWebhookSecret;
import io.orgtrail.api.webhooks.WebhookCommand.UpdateWebhook;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookDeleted;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookFailing;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookRedeliveryRequested;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookRegistered;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookSecretRotated;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookUpdated;
import io.orgtrail.command.secrets.ToldOnce;
import io.orgtrail.command.testing.Acme;
import io.orgtrail.command.testing.Acme.Outcome;
import java.util.List;
import java.util.Map;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookCommandsTest {

  private static final String URL = "https://hooks.example.com/acme";
  private static final String ELSEWHERE = "https://elsewhere.example.com/acme";
  private static final Caller SERVICE_ITSELF = null;
  private static final String INSIDE = "http://10.0.0.1/";

  private static Acme withWebhook() {
    return acme().given(registered("hook", 1));
  }

  private static Acme withFailingWebhook() {
    return withWebhook().given(new WebhookFailing("acme", "hook", URL, 17));
  }

  private static WebhookRegistered registered(String id, int rotation) {
    return new WebhookRegistered("acme", id, URL, List.of(), true, rotation);
  }

  private static RegisterWebhook register(String id, String url, String... eventTypes) {
    return new RegisterWebhook("acme", id, url, List.of(eventTypes), null);
  }

  private static UpdateWebhook update(
      Patch<String> url, Patch<List<String>> eventTypes, Patch<Boolean> enabled) {
    return new UpdateWebhook("acme", "hook", url, eventTypes, enabled);
  }

  private static UpdateWebhook moveTo(String url) {
    return update(Patch.to(url), Patch.absent(), Patch.absent());
  }

  private static WebhookUpdated updated(
      String url, List<String> types, boolean enabled, boolean wasFailing) {
    return new WebhookUpdated(
        "acme",
        "hook",
        url,
        types,
        enabled,
        new WebhookUpdated.Previous(URL, List.of(), true, wasFailing));
  }

  private static void assertSecret(Outcome outcome, String webhookId, int rotation) {
    var secret = Acme.WEBHOOK_SECRETS.secret("acme", webhookId, rotation);
    outcome
        .result()
        .expectResultMessagePayload(Map.of("webhookId", webhookId, "secret", new ToldOnce(secret)));
  }

  @Test
  void registersAnEndpointAndTellsItsSecret() {
    var outcome = acme().when("alice", register("hook", URL, "MemberAdded", "UserRemoved"));

    outcome.thenEvents(
        new WebhookRegistered("acme", "hook", URL, List.of("MemberAdded", "UserRemoved"), true, 1));
    assertSecret(outcome, "hook", 1);
  }

  @Test
  void makesTheIdThatWasNotGiven() {
    acme()
        .when("alice", register(null, URL))
        .result()
        .expectSuccessfulHandlerExecution()
        .expectResultMessagePayloadMatching(
            Matchers.matches(
                (Map<String, Object> result) ->
                    ((String) result.get("webhookId")).matches("[0-9a-f-]{36}")));
  }

  @Test
  void registersOneThatIsNotToBeToldYet() {
    acme()
        .when("alice", new RegisterWebhook("acme", "hook", URL, null, false))
        .thenEvents(new WebhookRegistered("acme", "hook", URL, List.of(), false, 1));
  }

  @Test
  void rejectsRegisteringUnderATakenId_beforeAnythingElse() {
    withWebhook()
        .when("alice", register("hook", INSIDE, "Unknown"))
        .thenRejected(ErrorCode.WEBHOOK_EXISTS);
  }

  @Test
  void rejectsUrlsThatMustNotBeCalled_beforeUnknownEventTypes() {
    acme().when("alice", register("hook", INSIDE, "Unknown")).thenRejected(ErrorCode.INVALID_URL);
    withWebhook().when("alice", moveTo(INSIDE)).thenRejected(ErrorCode.INVALID_URL);
  }

  @Test
  void rejectsUnknownEventTypes() {
    acme()
        .when("alice", register("hook", URL, "MemberAdded", "io.orgtrail.UserRemoved"))
        .thenRejected(ErrorCode.UNKNOWN_EVENT_TYPE);
    withWebhook()
        .when("alice", update(Patch.absent(), Patch.to(List.of("memberAdded")), Patch.absent()))
        .thenRejected(ErrorCode.UNKNOWN_EVENT_TYPE);
  }

  @Test
  void anIdIsFreeAgain_butItsSecretsAreNot() {
    var outcome =
        withWebhook()
            .given(new WebhookSecretRotated("acme", "hook", 2))
            .given(new WebhookDeleted("acme", "hook", URL))
            .when("alice", register("hook", URL));

    outcome.thenEvents(registered("hook", 3));
    assertSecret(outcome, "hook", 3);
  }

  @Test
  void changesOnlyWhatIsGiven() {
    withWebhook()
        .when("alice", moveTo(ELSEWHERE))
        .thenEvents(updated(ELSEWHERE, List.of(), true, false));
    withWebhook()
        .when(
            "alice",
            update(
                Patch.absent(), Patch.to(List.of("MemberAdded", "MemberAdded")), Patch.to(false)))
        .thenEvents(updated(URL, List.of("MemberAdded"), false, false));
  }

  @Test
  void tellsEverythingAgain_whenTheEventTypesAreCleared() {
    acme()
        .given(new WebhookRegistered("acme", "hook", URL, List.of("MemberAdded"), true, 1))
        .when("alice", update(Patch.absent(), Patch.to(null), Patch.absent()))
        .thenEvents(
            new WebhookUpdated(
                "acme",
                "hook",
                URL,
                List.of(),
                true,
                new WebhookUpdated.Previous(URL, List.of("MemberAdded"), true, false)));
  }

  @Test
  void anUpdateThatChangesNothingIsNoEvent() {
    withWebhook()
        .when("alice", update(Patch.to(URL), Patch.to(List.of()), Patch.to(true)))
        .thenNothing()
        .result()
        .expectResultMessagePayload(Map.of("webhookId", "hook"));
  }

  @Test
  void anyUpdateTriesAFailingOneAgain() {
    withFailingWebhook()
        .when("alice", update(Patch.absent(), Patch.absent(), Patch.absent()))
        .thenEvents(updated(URL, List.of(), true, true));
  }

  @Test
  void givesANewSecret() {
    var outcome = withWebhook().when("alice", new RotateWebhookSecret("acme", "hook"));

    outcome.thenEvents(new WebhookSecretRotated("acme", "hook", 2));
    assertSecret(outcome, "hook", 2);
  }

  @Test
  void deletes() {
    withWebhook()
        .when("alice", new DeleteWebhook("acme", "hook"))
        .thenEvents(new WebhookDeleted("acme", "hook", URL));
  }

  @Test
  void tellsAgainWhatHappened_asOftenAsAsked() {
    var request = new WebhookRedeliveryRequested("acme", "hook", 5);

    withFailingWebhook()
        .given(request)
        .when("alice", new RedeliverWebhooks("acme", "hook", 5L))
        .thenEvents(request);
  }

  @Test
  void marksOneFailing_once() {
    var failing = new WebhookFailing("acme", "hook", URL, 17);
    var command = new MarkWebhookFailing("acme", "hook", 17);

    withWebhook().when(SERVICE_ITSELF, command).thenEvents(failing);
    withFailingWebhook().when(SERVICE_ITSELF, command).thenNothing();
    acme().when(SERVICE_ITSELF, command).thenNothing();
  }

  @Test
  void marksOneFailingAgain_afterItWasMended() {
    var command = new MarkWebhookFailing("acme", "hook", 21);
    var failing = new WebhookFailing("acme", "hook", URL, 21);

    withFailingWebhook()
        .given(updated(URL, List.of(), true, true))
        .when(SERVICE_ITSELF, command)
        .thenEvents(failing);
    withFailingWebhook()
        .given(new WebhookRedeliveryRequested("acme", "hook", 0))
        .when(SERVICE_ITSELF, command)
        .thenEvents(failing);
  }

  @Test
  void doesNotMarkFailingWhatIsNotTold() {
    withWebhook()
        .given(updated(URL, List.of(), false, false))
        .when(SERVICE_ITSELF, new MarkWebhookFailing("acme", "hook", 17))
        .thenNothing();
  }

  @ParameterizedTest
  @MethodSource("commandsAboutOne")
  void rejectsWhatIsNotThere(Command command) {
    acme().when("alice", command).thenRejected(ErrorCode.WEBHOOK_NOT_FOUND);
    withWebhook()
        .given(new WebhookDeleted("acme", "hook", URL))
        .when("alice", command)
        .thenRejected(ErrorCode.WEBHOOK_NOT_FOUND);
  }

  @ParameterizedTest
  @MethodSource("commandsAboutOne")
  void needsThePermission(Command command) {
    withWebhook().with("bob", "MEMBER").when("bob", command).thenRejected(ErrorCode.FORBIDDEN);
  }

  static List<Command> commandsAboutOne() {
    return List.of(
        moveTo(INSIDE),
        new RotateWebhookSecret("acme", "hook"),
        new DeleteWebhook("acme", "hook"),
        new RedeliverWebhooks("acme", "hook", 1L));
  }
}
