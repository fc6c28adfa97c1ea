package io.orgtrail.command.gateway;

import io.orgtrail.api.database.BinaryCopy;
import io.orgtrail.api.database.RoundTrip;
import io.orgtrail.api.database.RoundTrip.Values;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.replies.CommandReply;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The answers given, kept with the events, so that a command sent again is answered the same. */
public class StoredReplies {

  private static final String FIND =
      """
      SELECT r.caller, r.command_id, r.fingerprint, r.reply
      FROM unnest(?::text[], ?::text[]) AS wanted (caller, command_id)
      JOIN command.command_reply r USING (caller, command_id)""";

  private static final List<String> COLUMNS =
      List.of("caller", "command_id", "fingerprint", "reply");

  private static final String PURGE =
      """
      DELETE FROM command.command_reply WHERE ctid = ANY (ARRAY (
        SELECT ctid FROM command.command_reply
        WHERE created_at < now() - make_interval(secs => ?)
        LIMIT 10000 FOR UPDATE SKIP LOCKED))""";

  private final JdbcTemplate jdbc;

  public StoredReplies(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One answer.
   *
   * @param key whose command
   * @param fingerprint of the command answered
   * @param reply the answer, as it was first given
   */
  record Stored(Key key, String fingerprint, CommandReply reply) {}

  /** A command by who sent it and their id of it. */
  record Key(String caller, String commandId) {}

  /**
   * Asks for the answers that are there already, together with other statements.
   *
   * @return has them when all have run
   */
  Map<Key, Stored> find(Collection<Key> keys, RoundTrip trip) {
    var found = new HashMap<Key, Stored>();
    if (!keys.isEmpty()) {
      trip.with(
          FIND,
          row -> {
            var stored = stored(row);
            found.put(stored.key(), stored);
          },
          Values.texts(keys.stream().map(Key::caller).toList()),
          Values.texts(keys.stream().map(Key::commandId).toList()));
    }
    return found;
  }

  /** The answer to a command, for whoever sent it. */
  public Optional<CommandReply> find(String caller, String commandId) {
    var key = new Key(caller, commandId);
    var trip = new RoundTrip();
    var found = find(List.of(key), trip);
    jdbc.execute((ConnectionCallback<Integer>) trip::run);
    return Optional.ofNullable(found.get(key)).map(Stored::reply);
  }

  /** Keeps the answers of a batch, in its transaction. */
  void insert(List<Stored> replies) {
    if (replies.isEmpty()) {
      return;
    }
    var rows = new BinaryCopy();
    for (var stored : replies) {
      rows.row(COLUMNS.size());
      rows.text(stored.key().caller());
      rows.text(stored.key().commandId());
      rows.text(stored.fingerprint());
      rows.text(Json.mapper().writeValueAsBytes(stored.reply()));
    }
    jdbc.execute(
        (ConnectionCallback<Long>)
            connection -> rows.into(connection, "command.command_reply", COLUMNS));
  }

  /**
   * Forgets answers that are older.
   *
   * @return how many it forgot, at most 10,000 at a time
   */
  public int purge(Duration age) {
    return jdbc.update(PURGE, age.toSeconds());
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        new Key(row.getString(1), row.getString(2)),
        row.getString(3),
        Json.mapper().readValue(row.getString(4), CommandReply.class));
  }
}
