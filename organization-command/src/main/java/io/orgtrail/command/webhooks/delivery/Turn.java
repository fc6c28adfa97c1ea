package io.orgtrail.command.webhooks.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * A webhook that is being told, by this instance alone, for a while.
 *
 * @param id of this turn; another turn has another
 * @param eventTypes what it is told, all when empty
 * @param cursor position up to which everything is done
 * @param head position of the newest event that waits
 * @param change when it differs by now, what this turn knows is outdated
 * @param deliveryId log of the event after the cursor, {@code null} when that was not tried yet
 * @param attempts how often that event has failed
 */
record Turn(
    UUID id,
    String organizationId,
    String webhookId,
    String url,
    List<String> eventTypes,
    int rotation,
    long cursor,
    long head,
    long change,
    Long deliveryId,
    int attempts) {

  static Turn of(ResultSet row, int number) throws SQLException {
    return new Turn(
        row.getObject("leased_by", UUID.class),
        row.getString("organization_id"),
        row.getString("webhook_id"),
        row.getString("url"),
        List.of((String[]) row.getArray("event_types").getArray()),
        row.getInt("rotation"),
        row.getLong("cursor_position"),
        row.getLong("head_position"),
        row.getLong("change"),
        row.getObject("delivery_id", Long.class),
        row.getInt("attempts"));
  }

  /** Whether there are events that it was not told yet. */
  boolean isBehind() {
    return cursor < head;
  }
}
