package io.orgtrail.command.gateway;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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
      VALUES (?, ?, 1, 0)
      ON CONFLICT (topic_id, partition) DO UPDATE SET epoch = p.epoch + 1
      RETURNING epoch""";

  private static final String ADVANCE =
      """
      UPDATE command.command_partition SET next_offset = greatest(next_offset, ?)
      WHERE topic_id = ? AND partition = ? AND epoch = ?
      RETURNING old.next_offset""";

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

  /** Becomes the owner; waits for what the last owner is about to commit. */
  void assigned(int partition) {
    assigned.add(partition);
    claim(partition);
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

  /** Claims what could not be claimed when it was assigned, since the database was away. */
  void requireClaimed(Set<Integer> partitions) {
    for (var partition : partitions) {
      if (!assigned.contains(partition)) {
        throw new FencedException(partition);
      }
      if (!claims.containsKey(partition)) {
        claim(partition);
      }
    }
  }

  /**
   * Moves on in the transaction at hand and keeps others out until it ends.
   *
   * @param nextOffsets first offset after the batch, by partition
   * @return first offset that no batch has decided before, by partition
   * @throws FencedException when another node owns one of them
   */
  Map<Integer, Long> advance(Map<Integer, Long> nextOffsets) {
    var undecided = new ConcurrentHashMap<Integer, Long>();
    nextOffsets.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> undecided.put(entry.getKey(), advance(entry.getKey(), entry.getValue())));
    return undecided;
  }

  private long advance(int partition, long nextOffset) {
    var claim = claims.get(partition);
    if (claim == null) {
      throw new FencedException(partition);
    }
    return jdbc
        .queryForList(ADVANCE, Long.class, nextOffset, claim.topicId(), partition, claim.epoch())
        .stream()
        .findFirst()
        .orElseThrow(() -> new FencedException(partition));
  }

  private void claim(int partition) {
    var topic = topicId.get();
    var epoch = jdbc.queryForObject(CLAIM, Long.class, topic, partition);
    claims.put(partition, new Claim(topic, epoch));
  }

  private record Claim(String topicId, long epoch) {}
}
