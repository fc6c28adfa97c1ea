package io.orgtrail.command.people;

import static io.orgtrail.command.gateway.Scenario.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.people.PersonCommand.ForgetPerson;
import io.orgtrail.api.people.PersonEvent.PersonForgotten;
import io.orgtrail.command.gateway.Scenario;
import jakarta.validation.Validation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForgetPersonTest {

  private static final ForgetPerson BOB = new ForgetPerson("bob", null);

  @Test
  void tellsEveryOrganizationConcerned() {
    var outcome = new Scenario().when(operator(), BOB);
    outcome.thenEvents(
        new PersonForgotten("acme", List.of("bob"), List.of(), false),
        new PersonForgotten("bikes", List.of("bob"), List.of("i1"), true));
    assertThat(outcome.result()).containsEntry("organizations", 2);
  }

  @Test
  void isForOperators() {
    new Scenario().when("bob", BOB).thenRejected(ErrorCode.FORBIDDEN);
    new Scenario().when("alice", BOB).thenRejected(ErrorCode.FORBIDDEN);
  }

  @Test
  void refusesWhomNothingIsKnownAbout() {
    new Scenario()
        .when(operator(), new ForgetPerson(null, "nobody@example.com"))
        .thenRejected(ErrorCode.NO_SUCH_PERSON);
  }

  @Test
  void forgetsNobodyTwice() {
    new Scenario()
        .given(operator(), BOB)
        .when(operator(), BOB)
        .thenRejected(ErrorCode.NO_SUCH_PERSON);
  }

  @ParameterizedTest
  @CsvSource({",", "bob,bob@example.com", "' ',", ",bob"})
  void takesEitherAUserIdOrAnAddress(String userId, String email) {
    try (var factory = Validation.buildDefaultValidatorFactory()) {
      assertThat(factory.getValidator().validate(new ForgetPerson(userId, email))).isNotEmpty();
    }
  }
}
