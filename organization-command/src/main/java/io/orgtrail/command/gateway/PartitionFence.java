package io.orgtrail.command.gateway;

import io.orgtrail.api.database.RoundTrip;
import io.orgtrail.api.database.RoundTrip.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lets only the present owner of a partition commit what it decided. Who is assigned a partition
 * claims it, which ends the epoch of whoever had it; each batch advances the row of its partitions,
 * in its transaction, and finds no row once its epoch has ended.
 */
class PartitionFence {

  private static final String CLAIM =
      """
      INSERT INTO command.command_partition AS p (topic_id, partition, epoch, next_offset)
      VALUES (?, ?, 1, ?)
      ON CONFLICT (topic_id, partition) DO UPDATE SET epoch = p.epoch + 1
      RETURNING epoch, next_offset""";

  /** Locks in the order of the partitions: two who both believe they own them cannot deadlock. */
  private static final String ADVANCE =
      """
      WITH owned AS MATERIALIZED (
        SELECT p.topic_id, p.partition, given.next_offset
        FROM unnest(?::text[], ?::integer[], ?::bigint[], ?::bigint[])
          AS given (topic_id, partition, epoch, next_offset)
        JOIN command.command_partition p USING (topic_id, partition, epoch)
        ORDER BY p.partition FOR UPDATE OF p)
      UPDATE command.command_partition p
      SET next_offset = greatest(p.next_offset, owned.next_offset)
      FROM owned WHERE p.topic_id = owned.topic_id AND p.partition = owned.partition
      RETURNING p.partition, old.next_offset""";

  private final JdbcTemplate jdbc;
  private final Supplier<String> topicId;
  private final Set<Integer> assigned = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Claim> claims = new ConcurrentHashMap<>();

  /**
   * Makes a fence that owns nothing.
   *
   * @param topicId the broker's id of the command topic: another one when it is made again
   */
  PartitionFence(JdbcTemplate jdbc, Supplier<String> topicId) {
    this.jdbc = jdbc;
    this.topicId = topicId;
  }

  /** Becomes the owner of a partition; it is yet to be claimed. */
  void assigned(int partition) {
    assigned.add(partition);
  }

  /** Is the owner no longer. */
  void revoked(int partition) {
    assigned.remove(partition);
    claims.remove(partition);
  }

  /** Partitions this node owns. */
  Set<Integer> owned() {
    return Set.copyOf(assigned);
  }

  /** Whether it is owned but not claimed, since the database was away. */
  boolean isUnclaimed(int partition) {
    return assigned.contains(partition) && !claims.containsKey(partition);
  }

  /**
   * Claims a partition; waits for what the last owner is about to commit.
   *
   * @param position where it is about to be read; what is before that counts as decided when
   *     nothing is known of the partition
   * @return the first offset that is not decided; before the position when the database is older
   *     than what the broker knows
   */
  long claim(int partition, long position) {
    var topic = topicId.get();
    var claim =
        jdbc.queryForObject(
            CLAIM,
            (row, number) -> new Claim(topic, row.getLong(1), row.getLong(2)),
            topic,
            partition,
            position);
    claims.put(partition, claim);
    return claim.decidedUpTo();
  }

  /** Fails when another node owns one of them. */
  void requireClaimed(Set<Integer> partitions) {
    for (var partition : partitions) {
      if (!claims.containsKey(partition)) {
        throw new FencedException(partition);
      }
    }
  }

  /** Whether a record was decided before the partition was claimed, by whomever. */
  boolean wasDecidedBefore(ConsumerRecord<?, ?> record) {
    var claim = claims.get(record.partition());
    return claim != null && record.offset() < claim.decidedUpTo();
  }

  /**
   * Moves on in the transaction at hand and keeps others out until it ends.
   *
   * @param nextOffsets first offset after the batch, by partition
   * @param after is run with it, once others are kept out
   * @return first offset that no batch has decided before, by partition
   * @throws FencedException when another node owns one of them
   */
  Map<Integer, Long> advance(Map<Integer, Long> nextOffsets, RoundTrip after) {
    var topics = new ArrayList<String>();
    var epochs = new ArrayList<Long>();
    for (var partition : nextOffsets.keySet()) {
      var claim = claims.get(partition);
      if (claim == null) {
        throw new FencedException(partition);
      }
      topics.add(claim.topicId());
      epochs.add(claim.epoch());
    }
    var undecided = new HashMap<Integer, Long>();
    var trip =
        new RoundTrip()
            .with(
                ADVANCE,
                row -> undecided.put(row.getInt(1), row.getLong(2)),
                Values.texts(topics),
                Values.integers(nextOffsets.keySet()),
                Values.bigints(epochs),
                Values.bigints(nextOffsets.values()))
            .with(after);
    jdbc.execute((ConnectionCallback<Integer>) trip::run);
    for (var partition : nextOffsets.keySet()) {
      if (!undecided.containsKey(partition)) {
        throw new FencedException(partition);
      }
    }
    return undecided;
  }

  private record Claim(String topicId, long epoch, long decidedUpTo) {}
}
