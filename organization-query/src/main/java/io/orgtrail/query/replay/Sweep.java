package io.orgtrail.query.replay;

import io.orgtrail.query.positions.Tokens;
import io.orgtrail.query.readmodel.ControlDatabase;
import io.orgtrail.query.readmodel.Generation;
import io.orgtrail.query.readmodel.Generations;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Drops generations that nobody needs: those never finished, and those that were replaced some time
 * ago, unless an instance of another version still feeds them.
 */
@Component
class Sweep {

  private static final Logger log = LoggerFactory.getLogger(Sweep.class);

  private final ControlDatabase database;
  private final Generations generations;
  private final ReadModelSettings settings;
  private final Clock clock;

  Sweep(
      ControlDatabase database, Generations generations, ReadModelSettings settings, Clock clock) {
    this.database = database;
    this.generations = generations;
    this.settings = settings;
    this.clock = clock;
  }

  void run() {
    generations.unfinished().forEach(this::drop);
    generations.retiredBefore(clock.instant().minus(settings.keepOldGeneration())).stream()
        .filter(retired -> !new Tokens(database.jdbc(), retired.schema()).areClaimed())
        .forEach(this::drop);
  }

  private void drop(Generation generation) {
    if (generations.drop(generation)) {
      log.info("{} is dropped", generation.schema());
    }
  }
}
