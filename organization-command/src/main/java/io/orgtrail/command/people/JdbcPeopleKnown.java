package io.orgtrail.command.people;

import io.orgtrail.api.eventstore.vault.Vault;
import io.orgtrail.api.people.PersonEvent.PersonForgotten;
import io.orgtrail.api.personal.Person;
import io.orgtrail.command.eventstore.CommandSavepoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** In the vault and the event store, in the transaction at hand. */
public final class JdbcPeopleKnown implements PeopleKnown {

  /** A user, and the addresses that are proven to be theirs and nobody else's. */
  private static final String KEYS_OF_USER =
      """
      WITH person AS (SELECT key_id FROM vault.personal_data_key WHERE subject = ?)
      SELECT key_id FROM person
      UNION
      SELECT p.address_key FROM vault.proven_address p JOIN person ON person.key_id = p.user_key
      WHERE NOT EXISTS (SELECT FROM vault.proven_address other
        WHERE other.address_key = p.address_key AND other.user_key <> p.user_key)""";

  /** An address, and the users who proved that it is theirs. */
  private static final String KEYS_OF_ADDRESS =
      """
      WITH person AS (SELECT key_id FROM vault.personal_data_key WHERE subject = ?)
      SELECT key_id FROM person
      UNION
      SELECT p.user_key FROM vault.proven_address p JOIN person ON person.key_id = p.address_key""";

  private static final String DELETE_KEYS =
      "DELETE FROM vault.personal_data_key WHERE key_id = ANY (?)";

  private static final String DELETE_PROOFS =
      "DELETE FROM vault.proven_address WHERE user_key = ANY (?) OR address_key = ANY (?)";

  private static final String DELETE_USES =
      "DELETE FROM vault.personal_data_use WHERE key_id = ANY (?) RETURNING organization_id";

  /** Whoever appends waits, and tells nothing more about them by their old keys. */
  private static final String HOLD_POSITIONS =
      "SELECT last FROM eventstore.event_position FOR UPDATE";

  /** None that is being taken now comes to be after those that are deleted. */
  private static final String HOLD_SNAPSHOTS =
      "LOCK TABLE command.organization_snapshot IN SHARE ROW EXCLUSIVE MODE";

  private static final String DELETE_SNAPSHOTS =
      "DELETE FROM command.organization_snapshot WHERE organization_id = ANY (?)";

  /** Those that tell about them, and all that tell of the organization's own address. */
  private static final String EVENTS =
      """
      SELECT organization_id, type, payload FROM eventstore.event
      WHERE organization_id = ANY (?)
        AND (payload::text ~ ? OR type IN ('OrganizationCreated', 'OrganizationProfileChanged'))
      ORDER BY position""";

  private static final String VERSION =
      """
      SELECT version FROM eventstore.event
      WHERE organization_id = ? ORDER BY position DESC LIMIT 1""";

  private final JdbcTemplate jdbc;
  private final Vault vault;
  private final CommandSavepoint savepoint;

  public JdbcPeopleKnown(JdbcTemplate jdbc, Vault vault, CommandSavepoint savepoint) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.savepoint = savepoint;
  }

  @Override
  public List<Long> forget(Person person) {
    savepoint.beforeWriting();
    var find = person.kind() == Person.Kind.USER ? KEYS_OF_USER : KEYS_OF_ADDRESS;
    var keys = jdbc.queryForList(find, Long.class, vault.subject(person));
    if (!keys.isEmpty()) {
      var ids = keys.toArray(Long[]::new);
      jdbc.update(DELETE_KEYS, (Object) ids);
      jdbc.update(DELETE_PROOFS, ids, ids);
    }
    return keys;
  }

  @Override
  public List<PersonForgotten> traces(List<Long> keys, List<String> userIds) {
    if (keys.isEmpty()) {
      return List.of();
    }
    jdbc.queryForObject(HOLD_POSITIONS, Long.class);
    var organizations =
        jdbc.queryForList(DELETE_USES, String.class, (Object) keys.toArray(Long[]::new)).stream()
            .distinct()
            .toArray(String[]::new);
    jdbc.execute(HOLD_SNAPSHOTS);
    jdbc.update(DELETE_SNAPSHOTS, (Object) organizations);
    var traces = new TreeMap<String, Traces>();
    for (var organization : organizations) {
      traces.put(organization, new Traces(organization, userIds));
    }
    jdbc.query(
        EVENTS,
        row -> {
          var type = row.getString("type");
          var payload = Vault.erase(type, row.getString("payload"), keys);
          traces.get(row.getString("organization_id")).on(type, payload);
        },
        organizations,
        pattern(keys));
    return traces.values().stream().map(Traces::forgotten).toList();
  }

  private static String pattern(List<Long> keys) {
    return keys.stream()
        .map(String::valueOf)
        .collect(Collectors.joining("|", "\"enc:1:([0-9]+\\+)*(", ")[+:]"));
  }

  @Override
  public Map<String, Long> versions(List<String> organizationIds) {
    var versions = new HashMap<String, Long>();
    for (var id : organizationIds) {
      versions.put(id, jdbc.queryForObject(VERSION, Long.class, id));
    }
    return versions;
  }
}
