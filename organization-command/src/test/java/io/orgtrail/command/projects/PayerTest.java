package io.orgtrail.command.projects;

import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.testing.Acme.acme;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.projects.ProjectCommand.AssignPayer;
import io.orgtrail.api.projects.ProjectEvent.PayerAssigned;
import io.orgtrail.command.testing.Acme;
import org.junit.jupiter.api.Test;

/** Who pays for a project: pia owns apollo, and speaks for the organization bank. */
class PayerTest {

  private static Acme apollo() {
    var acme =
        acme()
            .with("pia", "NONE")
            .with("bob", "MEMBER")
            .withProject("apollo")
            .withProjectRole("apollo", "pia", "OWNER")
            .withProjectRole("apollo", "bob", "ADMIN");
    acme.registry().add("bank", "default", null, "Bank");
    acme.registry().admin("pia", "bank");
    acme.registry().admin("bob", "bank");
    acme.registry().admin("alice", "bank");
    acme.registry().admin("alice", "acme");
    return acme;
  }

  private static PayerAssigned assigned(String payer, String previous) {
    return new PayerAssigned("acme", "apollo", payer, previous);
  }

  private static AssignPayer assign(String payer) {
    return new AssignPayer("acme", "apollo", payer);
  }

  @Test
  void anotherOrganizationPays() {
    apollo().when("pia", assign("bank")).thenEvents(assigned("bank", null));
  }

  @Test
  void theOrganizationItselfMayPay() {
    apollo()
        .withProjectRole("apollo", "alice", "OWNER")
        .given(assigned("bank", null))
        .when("alice", assign("acme"))
        .thenEvents(assigned("acme", "bank"));
  }

  @Test
  void changesNothing_whenItPaysAlready() {
    apollo().given(assigned("bank", null)).when("pia", assign("bank")).thenNothing();
  }

  @Test
  void isForOwnersOfTheProjectAlone() {
    apollo().when("bob", assign("bank")).thenRejected(ErrorCode.FORBIDDEN);
    apollo().when("alice", assign("bank")).thenRejected(ErrorCode.FORBIDDEN);
    apollo().when("eve", assign("bank")).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  @Test
  void needsAWordInTheOneThatPays_alsoInTheirOwn() {
    apollo().when("pia", assign("acme")).thenRejected(ErrorCode.FORBIDDEN);
    apollo()
        .withProjectRole("apollo", "bob", "OWNER")
        .when("bob", assign("acme"))
        .thenRejected(ErrorCode.FORBIDDEN);
  }

  @Test
  void whoHasNoWordThereDoesNotLearnWhetherItExists() {
    apollo().when("pia", assign("nowhere")).thenRejected(ErrorCode.FORBIDDEN);
  }

  @Test
  void asksForTheWordBeforeTheVersion() {
    apollo().expecting(1).when("pia", assign("nowhere")).thenRejected(ErrorCode.FORBIDDEN);
    apollo().expecting(1).when("pia", assign("bank")).thenRejected(ErrorCode.VERSION_MISMATCH);
  }

  @Test
  void rejectsAPayerThatIsGone() {
    var apollo = apollo();
    apollo.registry().delete("default", "bank", "Bank", "bank");

    apollo
        .when("pia", assign("bank"))
        .thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND, "payerOrganizationId");
  }

  @Test
  void anOperatorNeedsNoWord_butAPayerThatIsThere() {
    apollo().when(operator(), assign("bank")).thenEvents(assigned("bank", null));
    apollo()
        .when(operator(), assign("nowhere"))
        .thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND, "payerOrganizationId");
  }

  @Test
  void looksForTheProjectFirst() {
    acme().when(operator(), assign("nowhere")).thenRejected(ErrorCode.PROJECT_NOT_FOUND);
    acme().when("alice", assign("nowhere")).thenRejected(ErrorCode.FORBIDDEN);
  }
}
