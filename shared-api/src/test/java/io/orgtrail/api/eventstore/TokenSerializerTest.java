package io.orgtrail.api.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenSerializerTest {

  static Stream<TrackingToken> tokens() {
    var here = new GlobalSequenceTrackingToken(3);
    var end = new GlobalSequenceTrackingToken(4711);
    return Stream.of(
        here,
        ReplayToken.createReplayToken(end),
        ReplayToken.createReplayToken(end, here),
        ReplayToken.createReplayToken(end, here, "the reason"));
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void readsBackWhatItWrote(TrackingToken token) {
    var serializer = TokenSerializer.create();

    Object read = serializer.deserialize(serializer.serialize(token, byte[].class));

    assertThat(read).isEqualTo(token);
  }
}
