package io.orgtrail.query.changes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.orgtrail.query.history.AsOf;
import java.time.Instant;
import java.util.List;

/**
 * What differs between two moments of an organization.
 *
 * @param from the earlier moment
 * @param to the later moment
 * @param differences as data
 * @param text the same in sentences
 */
record Changes(At from, At to, @JsonUnwrapped Differences differences, List<String> text) {

  static Changes between(Snapshot from, Snapshot to) {
    var differences = Differences.of(new Comparison(from, to));
    return new Changes(
        At.of(from.moment()), At.of(to.moment()), differences, Sentences.of(differences));
  }

  /** A moment, with the last event that counts. */
  record At(long position, Instant time) {

    static At of(AsOf moment) {
      return new At(moment.position(), moment.time());
    }
  }
}
