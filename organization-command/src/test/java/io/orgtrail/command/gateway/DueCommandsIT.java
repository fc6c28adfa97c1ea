package io.orgtrail.command.gateway;

import static io.orgtrail.command.gateway.Gateway.byItself;
import static io.orgtrail.command.gateway.Scenario.create;
import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.gateway.Scenario.restoring;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.invitations.InvitationCommand.CancelInvitation;
import io.orgtrail.api.invitations.InvitationCommand.ExpireInvitation;
import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
import io.orgtrail.api.invitations.InvitationCommand.ResendInvitation;
import io.orgtrail.api.organizations.OrganizationCommand.DeleteOrganization;
import io.orgtrail.api.webhooks.WebhookCommand.DeleteWebhook;
import io.orgtrail.api.webhooks.WebhookCommand.MarkWebhookFailing;
import io.orgtrail.api.webhooks.WebhookCommand.RegisterWebhook;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DueCommandsIT {

  private static final Duration TWO_DAYS = Duration.ofDays(2);

  private final Gateway gateway = new Gateway();
  private final String acme = "acme-" + UUID.randomUUID();

  @BeforeEach
  void createAcme() {
    gateway.run(gateway.from("alice", create(acme, acme)));
  }

  private RegisterWebhook register() {
    return new RegisterWebhook(acme, "hook", "https://192.0.2.1/hook", List.of(), true);
  }

  /** Lasts for a day. */
  private InviteMember inviteBob() {
    return new InviteMember(
        acme, "bob@example.com", "MEMBER", null, null, 1, null, false, "invitation");
  }

  private void runWhatIsDue() {
    gateway.run(gateway.due(acme));
  }

  private long rows() {
    return gateway.database.count(
        "SELECT count(*) FROM command.due_command WHERE organization_id = ?", acme);
  }

  private Instant dueAt() {
    return gateway
        .database
        .jdbc()
        .queryForObject(
            "SELECT due_at FROM command.due_command WHERE organization_id = ?",
            Timestamp.class,
            acme)
        .toInstant();
  }

  private long events(String type) {
    return gateway.database.eventTypes(acme).stream().filter(type::equals).count();
  }

  @Test
  void aWebhookThatIsReportedIsFailing() {
    gateway.run(gateway.from("alice", register()));

    gateway.due.report(acme, "hook", 17);

    assertThat(gateway.due(acme))
        .extracting(IncomingCommand::command)
        .containsExactly(new MarkWebhookFailing(acme, "hook", 17));
    runWhatIsDue();
    assertThat(gateway.database.eventTypes(acme)).endsWith("WebhookFailing");
    assertThat(rows()).isZero();
  }

  @Test
  void aWebhookThatIsReportedTwiceIsFailingOnce() {
    gateway.run(gateway.from("alice", register()));
    gateway.due.report(acme, "hook", 17);
    gateway.due.report(acme, "hook", 18);

    runWhatIsDue();
    gateway.due.report(acme, "hook", 19);
    runWhatIsDue();

    assertThat(events("WebhookFailing")).isOne();
    assertThat(rows()).isZero();
  }

  @Test
  void aWebhookThatIsGoneIsNotTriedForEver() {
    gateway.run(
        gateway.from("alice", register()), gateway.from("alice", new DeleteWebhook(acme, "hook")));
    gateway.due.report(acme, "hook", 17);

    runWhatIsDue();

    assertThat(rows()).isZero();
    assertThat(events("WebhookFailing")).isZero();
  }

  @Test
  void aWebhookDeletedInTheSameBatchIsNotTriedForEver() {
    gateway.run(gateway.from("alice", register()));
    gateway.due.report(acme, "hook", 17);

    gateway.run(gateway.from("alice", new DeleteWebhook(acme, "hook")), gateway.due(acme).get(0));

    assertThat(rows()).isZero();
    assertThat(events("WebhookFailing")).isZero();
  }

  @Test
  void theWebhookOfAnOrganizationThatIsDeletedIsLeftAlone() {
    gateway.run(
        gateway.from("alice", register()),
        gateway.from("alice", new DeleteOrganization(acme, acme)));
    gateway.due.report(acme, "hook", 17);

    runWhatIsDue();

    assertThat(rows()).isZero();
    assertThat(gateway.database.eventTypes(acme)).endsWith("OrganizationDeleted");
  }

  @Test
  void whatWasDueBeforeADeletionIsNotDueAfterwards() {
    gateway.run(
        gateway.from("alice", register()),
        gateway.from("alice", inviteBob()),
        gateway.from("alice", new DeleteOrganization(acme, acme)),
        gateway.from(operator(), UUID.randomUUID().toString(), restoring(acme)));
    assertThat(rows()).isZero();

    gateway.clock.pass(TWO_DAYS);
    gateway.run(byItself(new ExpireInvitation(acme, "invitation")));

    assertThat(gateway.database.eventTypes(acme)).endsWith("OrganizationRestored");
  }

  @Test
  void theWebhookOfAnOrganizationThatNeverWasIsNotTriedForEver() {
    var nowhere = acme + "-2";
    gateway.due.report(nowhere, "hook", 17);

    var replies = gateway.run(gateway.due(nowhere));

    assertThat(replies.codes()).containsExactly("ORGANIZATION_NOT_FOUND");
    assertThat(gateway.due(nowhere)).isEmpty();
  }

  @Test
  void anInvitationExpiresOnceWhenItsTimeIsOver() {
    gateway.run(gateway.from("alice", inviteBob()));
    assertThat(gateway.due(acme)).isEmpty();

    gateway.clock.pass(TWO_DAYS);
    var due = gateway.due(acme);
    gateway.run(due);
    gateway.run(due);

    assertThat(events("InvitationExpired")).isOne();
    assertThat(events("SeatReleased")).isOne();
    assertThat(rows()).isZero();
  }

  @Test
  void anInvitationSentAgainInTheSameBatchExpiresLater() {
    gateway.run(gateway.from("alice", inviteBob()));
    var first = dueAt();
    var again = new ResendInvitation(acme, "invitation", 5);

    gateway.run(gateway.from("alice", again), byItself(new ExpireInvitation(acme, "invitation")));

    assertThat(dueAt()).isAfter(first.plus(Duration.ofDays(3)));
    assertThat(events("InvitationExpired")).isZero();
    gateway.clock.pass(Duration.ofDays(6));
    runWhatIsDue();
    assertThat(events("InvitationExpired")).isOne();
    assertThat(rows()).isZero();
  }

  @Test
  void anInvitationThatIsLookedAtEarlyKeepsItsTime() {
    gateway.run(gateway.from("alice", inviteBob()));
    var first = dueAt();

    gateway.run(
        byItself(new ExpireInvitation(acme, "invitation")),
        gateway.from("alice", new ResendInvitation(acme, "invitation", 5)));
    assertThat(dueAt()).isAfter(first);

    gateway.run(byItself(new ExpireInvitation(acme, "invitation")));
    assertThat(rows()).isOne();
  }

  @Test
  void anInvitationSentAgainInTheBatchThatMakesItIsDueOnceAndLater() {
    gateway.run(
        gateway.from("alice", inviteBob()),
        gateway.from("alice", new ResendInvitation(acme, "invitation", 5)));

    assertThat(rows()).isOne();
    assertThat(dueAt()).isAfter(gateway.clock.instant().plus(Duration.ofDays(4)));
  }

  @Test
  void whatEndsAnotherWayIsNotDue() {
    gateway.run(
        gateway.from("alice", inviteBob()),
        gateway.from("alice", new CancelInvitation(acme, "invitation")));

    assertThat(rows()).isZero();
  }

  @Test
  void anInvitationAndAWebhookOfOneIdAreDueEach() {
    gateway.run(
        gateway.from("alice", inviteBob()),
        gateway.from(
            "alice",
            new RegisterWebhook(acme, "invitation", "https://192.0.2.1/hook", List.of(), true)));
    gateway.due.report(acme, "invitation", 17);
    assertThat(rows()).isEqualTo(2);

    runWhatIsDue();
    assertThat(rows()).isOne();
    gateway.clock.pass(TWO_DAYS);
    runWhatIsDue();

    assertThat(rows()).isZero();
    assertThat(gateway.database.eventTypes(acme)).endsWith("InvitationExpired", "SeatReleased");
  }
}
