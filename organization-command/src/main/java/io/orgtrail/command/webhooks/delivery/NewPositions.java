package io.orgtrail.command.webhooks.delivery;

import io.orgtrail.api.eventstore.StoredEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What a batch of events brought: each organization's event types with their newest positions. */
final class NewPositions {

  private final Map<Kind, Long> newest = new LinkedHashMap<>();

  private record Kind(String organizationId, String type) {}

  void add(StoredEvent event) {
    newest.merge(new Kind(event.organizationId(), event.type()), event.position(), Math::max);
  }

  String[] organizationIds() {
    return column(Kind::organizationId);
  }

  String[] types() {
    return column(Kind::type);
  }

  Long[] positions() {
    return newest.values().toArray(Long[]::new);
  }

  private String[] column(Function<Kind, String> field) {
    return newest.keySet().stream().map(field).toArray(String[]::new);
  }
}
