package io.orgtrail.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.database.RoundTrip;
import io.orgtrail.api.database.RoundTrip.Values;
import io.orgtrail.command.testing.Database;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

class RoundTripIT {

  private static final String ADD =
      "INSERT INTO command.organization_handle (handle, organization_id)"
          + " SELECT *, 'acme' FROM unnest(?::text[]) RETURNING handle";

  private static final Values NOBODY = Values.texts(List.of("nobody"));

  private final JdbcTemplate jdbc = Database.migrated().jdbc();
  private final List<String> answers = new ArrayList<>();

  private int run(RoundTrip trip) {
    return jdbc.execute((ConnectionCallback<Integer>) trip::run);
  }

  private RoundTrip adding(String... handles) {
    return new RoundTrip()
        .with(ADD, row -> answers.add(row.getString(1)), Values.texts(List.of(handles)));
  }

  @Test
  void runsAllInTheirOrder() {
    var trip =
        adding("round-1", "round-2")
            .with(
                "SELECT sum(n)::bigint FROM unnest(?::integer[], ?::bigint[]) AS all_of (n, m)",
                row -> answers.add(row.getString(1)),
                Values.integers(List.of(1, 2)),
                Values.bigints(List.of(7L, 8L)))
            .with("SELECT 1 WHERE false", row -> answers.add("none"))
            .with("DELETE FROM command.organization_handle WHERE handle = ANY (?)", NOBODY)
            .with(adding("round-3"));

    assertThat(run(trip)).isEqualTo(4);
    assertThat(answers).containsExactly("round-1", "round-2", "3", "round-3");
    assertThat(run(new RoundTrip())).isZero();
  }

  @Test
  void runsNoneAfterOneThatFails() {
    var trip = adding("round-4").with("SELECT 1 / 0", row -> {}).with(adding("round-5"));

    assertThatThrownBy(() -> run(trip)).hasMessageContaining("division by zero");

    assertThat(answers).doesNotContain("round-5");
    assertThat(
            jdbc.queryForObject(
                "SELECT count(*) FROM command.organization_handle WHERE handle = 'round-5'",
                Long.class))
        .isZero();
  }
}
