package io.orgtrail.query.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.identity.Caller;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {

  private final Places places = new Places(3, 2, "exports");
  private final Caller alice = caller("alice", "");

  private static Caller caller(String name, String scope) {
    return Caller.from(Map.of("sub", name, "scope", scope));
  }

  @Test
  void refusesWhoComes_whenAllAreTaken() {
    places.take(alice);
    places.take(caller("bob", ""));
    var last = places.take(caller("carol", ""));
    assertThatThrownBy(() -> places.take(caller("dave", "")))
        .hasMessageContaining("All 3 exports are in use");

    last.leave();
    last.leave();

    assertThat(places.taken()).isEqualTo(2);
    places.take(caller("dave", ""));
    assertThatThrownBy(places::take).hasMessageContaining("All 3");
  }

  @Test
  void refusesACallerWhoHasEnough() {
    var first = places.take(alice);
    places.take(alice);
    assertThatThrownBy(() -> places.take(alice))
        .hasMessageContaining("One caller has at most 2 exports at once");
    assertThat(places.taken()).isEqualTo(2);

    first.leave();

    places.take(alice);
    assertThatThrownBy(() -> places.take(alice)).hasMessageContaining("One caller");
  }

  @Test
  void countsNothingThatWasRefused() {
    places.take();
    places.take();
    var third = places.take();
    for (var i = 0; i < 5; i++) {
      assertThatThrownBy(() -> places.take(alice)).hasMessageContaining("All 3");
    }
    third.leave();
    places.take(alice);
  }

  @Test
  void boundsOperatorsAndWhoeverIsNotBounded_byTheNumberAlone() {
    var operator = caller("operator", "organization:operator");
    for (var i = 0; i < 3; i++) {
      places.take(operator);
    }
    assertThatThrownBy(() -> places.take(operator)).hasMessageContaining("All 3");
    var unbounded = new Places(3, 0, "streams");
    for (var i = 0; i < 3; i++) {
      unbounded.take(alice);
    }
    assertThatThrownBy(() -> unbounded.take(alice)).hasMessageContaining("All 3");
  }
}
