package io.orgtrail.command.people;

import io.orgtrail.api.eventstore.vault.KeyEncryption;
import io.orgtrail.api.eventstore.vault.Vault;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings the keys of people under the installation's newest key, some at a time, until none needs
 * an older one. What they sealed stays as it is.
 */
class KeyRotation {

  private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);

  private static final int AT_ONCE = 500;

  /** The first four bytes are the number of the key that encrypts it. */
  private static final String OLD =
      """
      SELECT key_id, subject, wrapped FROM vault.personal_data_key
      WHERE substring(wrapped FOR 4) <> int4send(?) LIMIT ? FOR UPDATE SKIP LOCKED""";

  private static final String OLD_SUBJECT_KEY =
      "SELECT wrapped FROM vault.subject_key WHERE substring(wrapped FOR 4) <> int4send(?) FOR UPDATE";

  private static final String COUNT =
      """
      SELECT substring(wrapped FOR 4) AS number, count(*) AS keys FROM vault.personal_data_key
      GROUP BY 1 ORDER BY 1""";

  private static final byte[] NOBODY = {};

  private final JdbcTemplate jdbc;
  private final Vault vault;
  private final TransactionOperations transactions;

  KeyRotation(JdbcTemplate jdbc, Vault vault, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.transactions = transactions;
  }

  /** Goes on until nothing is left; after that it looks once an hour. */
  @Scheduled(fixedDelayString = "PT1H")
  void rotate() {
    var all = 0;
    for (var some = 1; some > 0; all += some) {
      some = transactions.execute(status -> rotateSome());
    }
    transactions.executeWithoutResult(status -> rotateSubjectKey());
    if (all > 0) {
      log.info("{} keys of people are under the installation's key {}", all, vault.currentKey());
    }
  }

  private int rotateSome() {
    var rewrapped =
        jdbc.query(
            OLD,
            (row, number) ->
                new Object[] {
                  vault.rewrap(row.getBytes("wrapped"), row.getBytes("subject")),
                  row.getLong("key_id")
                },
            vault.currentKey(),
            AT_ONCE);
    jdbc.batchUpdate("UPDATE vault.personal_data_key SET wrapped = ? WHERE key_id = ?", rewrapped);
    return rewrapped.size();
  }

  private void rotateSubjectKey() {
    for (var wrapped : jdbc.queryForList(OLD_SUBJECT_KEY, byte[].class, vault.currentKey())) {
      jdbc.update("UPDATE vault.subject_key SET wrapped = ?", vault.rewrap(wrapped, NOBODY));
    }
  }

  /** The number of the key that encrypts. */
  int current() {
    return vault.currentKey();
  }

  /** How many keys of people are under each of the installation's keys, by its number. */
  Map<Integer, Long> keys() {
    var counts = new LinkedHashMap<Integer, Long>();
    jdbc.query(
        COUNT,
        row -> {
          counts.put(KeyEncryption.keyOf(row.getBytes("number")), row.getLong("keys"));
        });
    return counts;
  }
}
