package io.orgtrail.api.eventstore.vault;

import io.orgtrail.api.database.RoundTrip;
import io.orgtrail.api.database.RoundTrip.Values;
import io.orgtrail.api.personal.Person;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The keys as the database has them, encrypted with those of the installation. */
final class KeyTable {

  private static final String BY_ID =
      "SELECT key_id, subject, wrapped FROM vault.personal_data_key WHERE key_id = ANY (?)";

  /** In one order, so that those who add the same people wait for each other and never in turn. */
  private static final String KEYS_OF =
      """
      WITH key AS (
        INSERT INTO vault.personal_data_key AS known (subject, wrapped)
        SELECT * FROM unnest(?::bytea[], ?::bytea[])
        ON CONFLICT (subject) DO UPDATE SET wrapped = known.wrapped
        RETURNING key_id, subject, wrapped),
      used AS (
        INSERT INTO vault.personal_data_use (key_id, organization_id)
        SELECT key.key_id, given.organization_id
        FROM unnest(?::bytea[], ?::text[]) AS given (subject, organization_id)
        JOIN key USING (subject) ON CONFLICT DO NOTHING)
      SELECT key_id, subject, wrapped FROM key""";

  private static final String USED =
      """
      INSERT INTO vault.personal_data_use (key_id, organization_id)
      SELECT * FROM unnest(?::bigint[], ?::text[]) ON CONFLICT DO NOTHING""";

  private static final String PROVEN =
      """
      INSERT INTO vault.proven_address (user_key, address_key)
      SELECT * FROM unnest(?::bigint[], ?::bigint[]) ON CONFLICT DO NOTHING""";

  private static final String ADD_SUBJECT_KEY =
      "INSERT INTO vault.subject_key (wrapped) VALUES (?) ON CONFLICT DO NOTHING";

  private static final String SUBJECT_KEY = "SELECT wrapped FROM vault.subject_key";

  private static final byte[] NOBODY = {};

  private final KeyEncryption encryption;

  KeyTable(KeyEncryption encryption) {
    this.encryption = encryption;
  }

  /** Where a key was used. */
  record KeyUse(long keyId, String organizationId) {}

  /** The key of subjects, made when there is none. */
  byte[] subjectKey(Connection connection) throws SQLException {
    try (var add = connection.prepareStatement(ADD_SUBJECT_KEY);
        var find = connection.prepareStatement(SUBJECT_KEY)) {
      add.setBytes(1, encryption.wrap(Aes.newKey(), NOBODY));
      add.executeUpdate();
      try (var row = find.executeQuery()) {
        row.next();
        return encryption.unwrap(row.getBytes(1), NOBODY);
      }
    }
  }

  /** Those of these keys that there are. */
  Map<Long, PersonKey> read(Connection connection, Collection<Long> ids) throws SQLException {
    var found = new HashMap<Long, PersonKey>();
    new RoundTrip()
        .with(
            BY_ID,
            row -> {
              var secret = encryption.unwrap(row.getBytes("wrapped"), row.getBytes("subject"));
              found.put(row.getLong("key_id"), new PersonKey(row.getLong("key_id"), secret));
            },
            Values.bigints(ids))
        .run(connection);
    return found;
  }

  /**
   * The keys of people, made for those who have none.
   *
   * @param uses where they are used, which is noted
   * @param subject what somebody is called here
   */
  Map<Person, PersonKey> getOrAdd(
      Connection connection, Collection<Vault.Use> uses, Function<Person, byte[]> subject)
      throws SQLException {
    var offers = new HashMap<Person, Offer>();
    for (var use : uses) {
      offers.computeIfAbsent(use.person(), person -> offer(person, subject.apply(person)));
    }
    var bySubject = new TreeMap<byte[], Offer>(Arrays::compare);
    offers.values().forEach(offer -> bySubject.put(offer.subject(), offer));
    var keys = new HashMap<Person, PersonKey>();
    new RoundTrip()
        .with(
            KEYS_OF,
            row -> {
              var offer = bySubject.get(row.getBytes("subject"));
              var secret = secret(offer, row.getBytes("wrapped"));
              keys.put(offer.person(), new PersonKey(row.getLong("key_id"), secret));
            },
            Values.byteas(bySubject.keySet()),
            Values.byteas(bySubject.values().stream().map(Offer::wrapped).toList()),
            Values.byteas(uses.stream().map(use -> offers.get(use.person()).subject()).toList()),
            Values.texts(uses.stream().map(Vault.Use::organizationId).toList()))
        .run(connection);
    return keys;
  }

  private Offer offer(Person person, byte[] subject) {
    var secret = Aes.newKey();
    return new Offer(person, subject, secret, encryption.wrap(secret, subject));
  }

  /** A key for somebody who may have none. */
  private record Offer(Person person, byte[] subject, byte[] secret, byte[] wrapped) {}

  private byte[] secret(Offer offer, byte[] wrapped) {
    return Arrays.equals(offer.wrapped(), wrapped)
        ? offer.secret()
        : encryption.unwrap(wrapped, offer.subject());
  }

  /**
   * Notes where keys are used, and keys of users with those of the addresses that they proved to be
   * theirs.
   */
  void note(Connection connection, List<KeyUse> uses, Map<Long, Long> addressByUser)
      throws SQLException {
    var trip = new RoundTrip();
    if (!uses.isEmpty()) {
      trip.with(
          USED,
          Values.bigints(uses.stream().map(KeyUse::keyId).toList()),
          Values.texts(uses.stream().map(KeyUse::organizationId).toList()));
    }
    if (!addressByUser.isEmpty()) {
      trip.with(
          PROVEN, Values.bigints(addressByUser.keySet()), Values.bigints(addressByUser.values()));
    }
    trip.run(connection);
  }
}
