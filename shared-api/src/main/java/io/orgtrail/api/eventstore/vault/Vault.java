package io.orgtrail.api.eventstore.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.orgtrail.api.eventstore.vault.KeyTable.KeyUse;
import io.orgtrail.api.personal.Erased;
import io.orgtrail.api.personal.Person;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * The keys with which personal data in events is sealed, one for each user id and each e-mail
 * address. They are kept apart from the events, which never change: who is forgotten loses the key.
 * What was read of the vault is kept in memory until the next erasure.
 */
public final class Vault {

  /** The number of erasures before it is known. */
  public static final long UNKNOWN = -1;

  private static final long KEPT = 100_000;

  private final ConnectionProvider connections;
  private final KeyEncryption encryption;
  private final KeyTable table;
  private volatile Kept kept = new Kept(UNKNOWN);
  private volatile Subjects subjects;

  /**
   * Opens the vault; nothing is read yet.
   *
   * @param connections whose connections take part in the current transaction
   */
  public Vault(ConnectionProvider connections, KeyEncryption encryption) {
    this.connections = connections;
    this.encryption = encryption;
    this.table = new KeyTable(encryption);
  }

  /** What is known as of so many erasures; another one begins with nothing. */
  private record Kept(
      long erasures,
      Cache<Long, Optional<PersonKey>> byId,
      Cache<Person, PersonKey> byPerson,
      Cache<KeyUse, Boolean> uses) {

    Kept(long erasures) {
      this(erasures, empty(), empty(), empty());
    }

    private static <K, V> Cache<K, V> empty() {
      return Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();
    }
  }

  /**
   * Somebody whom an event tells something about.
   *
   * @param organizationId where it happened
   */
  public record Use(Person person, String organizationId) {}

  /** How often somebody was forgotten, as far as is known here. */
  public long erasures() {
    return kept.erasures;
  }

  /** Tells how often somebody was forgotten: what was known before a new time is dropped. */
  public void erasuresAre(long erasures) {
    if (kept.erasures != erasures) {
      kept = new Kept(erasures);
    }
  }

  /**
   * Makes the vault ready to add keys, in a transaction of its own, once before the first.
   *
   * @throws IllegalStateException when the installation's keys are not those of this database
   */
  public void prepare() {
    try (var connection = connections.getConnection()) {
      subjects = new Subjects(table.subjectKey(connection));
    } catch (SQLException e) {
      throw new EventStoreException("The vault cannot be read", e);
    }
  }

  /** What somebody is called in the vault. */
  public byte[] subject(Person person) {
    if (subjects == null) {
      throw new IllegalStateException("The vault is not prepared to add keys");
    }
    return subjects.of(person);
  }

  /**
   * The same key under the key of the installation that encrypts now.
   *
   * @param owner the subject whose it is; none for that of the subjects
   */
  public byte[] rewrap(byte[] wrapped, byte[] owner) {
    return encryption.wrap(encryption.unwrap(wrapped, owner), owner);
  }

  /** The number of the installation's key that encrypts now. */
  public int currentKey() {
    return encryption.current();
  }

  /** The JSON texts of events with personal data in clear, or {@value Erased#TEXT}. */
  public List<String> open(List<String> types, List<String> payloads) {
    var now = kept;
    var fields =
        IntStream.range(0, payloads.size())
            .mapToObj(i -> SealedFields.of(types.get(i), payloads.get(i)))
            .toList();
    var ids = new HashSet<Long>();
    fields.forEach(each -> each.texts().forEach(text -> ids.addAll(text.keys())));
    var keys = ids.isEmpty() ? Map.<Long, PersonKey>of() : keys(ids, now);
    return fields.stream()
        .map(each -> each.replaced(text -> text.open(keys::get).orElse(Erased.TEXT)))
        .toList();
  }

  /** The same of texts in UTF-8. */
  public List<byte[]> openBytes(List<String> types, List<byte[]> payloads) {
    var sealed = new ArrayList<Integer>();
    for (var i = 0; i < payloads.size(); i++) {
      if (SealedFields.areIn(types.get(i))) {
        sealed.add(i);
      }
    }
    var opened =
        open(
            sealed.stream().map(types::get).toList(),
            sealed.stream().map(i -> new String(payloads.get(i), StandardCharsets.UTF_8)).toList());
    var result = new ArrayList<>(payloads);
    for (var i = 0; i < opened.size(); i++) {
      result.set(sealed.get(i), opened.get(i).getBytes(StandardCharsets.UTF_8));
    }
    return result;
  }

  /** The stored JSON text of an event, with what takes one of these keys as erased. */
  public static String erase(String type, String payload, Collection<Long> keys) {
    return SealedFields.of(type, payload)
        .replaced(
            text -> text.keys().stream().anyMatch(keys::contains) ? Erased.TEXT : text.toString());
  }

  private Map<Long, PersonKey> keys(Set<Long> ids, Kept now) {
    var found = new HashMap<Long, PersonKey>();
    var unknown = new HashSet<Long>();
    for (var id : ids) {
      var known = now.byId.getIfPresent(id);
      if (known == null) {
        unknown.add(id);
      } else {
        known.ifPresent(key -> found.put(id, key));
      }
    }
    if (!unknown.isEmpty()) {
      var read = read(unknown);
      unknown.forEach(id -> now.byId.put(id, Optional.ofNullable(read.get(id))));
      found.putAll(read);
    }
    return found;
  }

  private Map<Long, PersonKey> read(Set<Long> ids) {
    try (var connection = connections.getConnection()) {
      return table.read(connection, ids);
    } catch (SQLException e) {
      throw new EventStoreException("The vault cannot be read", e);
    }
  }

  /**
   * Makes ready to seal, in the transaction of a connection: those who have no key get one.
   *
   * @param uses everybody whom something is told about
   * @param proven user ids with an address that they proved to be theirs
   */
  public Keys keysFor(Connection connection, Set<Use> uses, Map<Person, Person> proven)
      throws SQLException {
    var now = kept;
    var keys = new Keys(now);
    var unknown = new ArrayList<Use>();
    var noted = new ArrayList<KeyUse>();
    for (var use : uses) {
      var key = now.byPerson.getIfPresent(use.person());
      if (key == null) {
        unknown.add(use);
      } else {
        keys.byPerson.put(use.person(), key);
        var keyUse = new KeyUse(key.id(), use.organizationId());
        if (now.uses.getIfPresent(keyUse) == null) {
          noted.add(keyUse);
        }
      }
    }
    if (!unknown.isEmpty()) {
      keys.learned.putAll(table.getOrAdd(connection, unknown, this::subject));
      keys.byPerson.putAll(keys.learned);
      unknown.forEach(
          use -> keys.uses.add(new KeyUse(keys.of(use.person()).id(), use.organizationId())));
    }
    table.note(connection, noted, keys.ids(proven));
    keys.uses.addAll(noted);
    return keys;
  }

  /** The keys for what is written in one transaction. */
  public static final class Keys {

    private final Kept now;
    private final Map<Person, PersonKey> byPerson = new HashMap<>();
    private final Map<Person, PersonKey> learned = new HashMap<>();
    private final List<KeyUse> uses = new ArrayList<>();

    private Keys(Kept now) {
      this.now = now;
    }

    private PersonKey of(Person person) {
      return byPerson.get(person);
    }

    private Map<Long, Long> ids(Map<Person, Person> people) {
      return people.entrySet().stream()
          .collect(Collectors.toMap(two -> of(two.getKey()).id(), two -> of(two.getValue()).id()));
    }

    /** A text that is about these people, as it is stored. */
    public String seal(Collection<Person> people, String text) {
      return SealedText.seal(people.stream().map(this::of).toList(), text);
    }

    /** They are in the database now: neither the next transaction nor who reads need ask. */
    public void areCommitted() {
      now.byPerson.putAll(learned);
      learned.values().forEach(key -> now.byId.put(key.id(), Optional.of(key)));
      uses.forEach(use -> now.uses.put(use, true));
    }
  }
}
