package io.orgtrail.client.replays;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which part of the history is to be published again; all of it, unless said. */
public final class NewEventReplay {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  NewEventReplay(String topic) {
    fields.put("topic", topic);
  }

  /** Those of one organization. */
  public NewEventReplay organization(String id) {
    return with("organizationId", id);
  }

  /** From the event at that position on. */
  public NewEventReplay from(long position) {
    return with("fromPosition", position);
  }

  /** Up to the event at that position. */
  public NewEventReplay to(long position) {
    return with("toPosition", position);
  }

  /** Those of some types, e.g. {@code MemberAdded}. */
  public NewEventReplay eventTypes(List<String> names) {
    return with("eventTypes", names);
  }

  /** How many in a second at most. */
  public NewEventReplay eventsPerSecond(int number) {
    return with("eventsPerSecond", number);
  }

  private NewEventReplay with(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  Map<String, Object> fields() {
    return fields;
  }
}
