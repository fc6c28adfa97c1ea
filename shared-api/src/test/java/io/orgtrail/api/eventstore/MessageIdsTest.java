package io.orgtrail.api.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class MessageIdsTest {

  @Test
  void areWhatAxonNamesMessagesBy() {
    assertThat(IdentifierFactory.getInstance()).isInstanceOf(MessageIds.class);
  }

  @Test
  void areUuidsOfVersionFour() {
    var ids = new MessageIds();

    assertThat(Stream.generate(ids::generateIdentifier).limit(1_000).map(UUID::fromString))
        .allSatisfy(
            id -> {
              assertThat(id.version()).isEqualTo(4);
              assertThat(id.variant()).isEqualTo(2);
            });
  }

  @Test
  void areNeverTheSame() {
    var one = new MessageIds();
    var other = new MessageIds();

    assertThat(
            Stream.of(one, other)
                .flatMap(ids -> Stream.generate(ids::generateIdentifier).limit(10_000)))
        .doesNotHaveDuplicates();
  }
}
