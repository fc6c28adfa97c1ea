package io.orgtrail.query.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.CannotCreateTransactionException;

class DeadLetterTest {

  private static RuntimeException sql(String state) {
    return new DataIntegrityViolationException("x", new SQLException("refused", state));
  }

  @ParameterizedTest
  @ValueSource(strings = {"22001", "23514", "23505", "21000", "54000"})
  void someRowsCannotBeWrittenEver(String state) {
    assertThat(DeadLetter.isDueTo(sql(state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"08006", "25006", "40001", "40P01", "42501", "42P01", "53100", "55P03", "57P01"})
  void troubleOfTheDatabasePasses(String state) {
    assertThat(DeadLetter.isDueTo(sql(state))).isFalse();
    assertThat(DeadLetter.isDueTo(new DataAccessResourceFailureException("no connection")))
        .isFalse();
    assertThat(DeadLetter.isDueTo(new CannotCreateTransactionException("no connection"))).isFalse();
    assertThat(DeadLetter.isDueTo(sql(null))).isFalse();
  }

  @Test
  void codeThatFailsAtAnEventFailsAgain() {
    var failure = new IllegalStateException("Nobody knows what Unheard means\nat all");
    assertThat(DeadLetter.isDueTo(failure)).isTrue();
    assertThat(DeadLetter.of("acme", 7, "e1", "Unheard", new IllegalArgumentException(failure)))
        .isEqualTo(
            new DeadLetter(
                "acme",
                7,
                "e1",
                "Unheard",
                "IllegalStateException: Nobody knows what Unheard means"));
    assertThat(
            DeadLetter.of("acme", 7, "e1", "T", new IllegalStateException("x".repeat(900))).error())
        .hasSize(500);
  }
}
