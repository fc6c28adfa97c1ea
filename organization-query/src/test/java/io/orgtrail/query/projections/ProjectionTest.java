package io.orgtrail.query.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.eventstore.RecordedEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectionTest {

  @Test
  void isCalledWhatItShows() {
    assertThat(new OneMoreThingProjection().name()).isEqualTo("one-more-thing");
  }

  @Test
  void beginsWithItsFirstVersion() {
    assertThat(new OneMoreThingProjection().version()).isEqualTo(1);
  }

  private static final class OneMoreThingProjection implements Projection {

    @Override
    public List<Table> tables() {
      return List.of();
    }

    @Override
    public List<RowChange> changes(RecordedEvent event) {
      return List.of();
    }
  }
}
