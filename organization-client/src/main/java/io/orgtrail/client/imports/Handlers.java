package io.orgtrail.client.imports;

import io.orgtrail.api.messages.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What is to be done for which event. */
final class Handlers {

  private final Map<Class<? extends Event>, List<BiConsumer<Event, Instant>>> handlers =
      new HashMap<>();

  /** Does that for each event of the type. */
  <E extends Event> Handlers on(Class<E> type, Consumer<E> handler) {
    return on(type, (event, time) -> handler.accept(event));
  }

  /** Does that for each event of the type, with its time. */
  <E extends Event> Handlers on(Class<E> type, BiConsumer<E, Instant> handler) {
    handlers
        .computeIfAbsent(type, key -> new ArrayList<>())
        .add((event, time) -> handler.accept(type.cast(event), time));
    return this;
  }

  /** The type changes nothing that is brought in. */
  Handlers ignore(Class<? extends Event> type) {
    handlers.put(type, new ArrayList<>());
    return this;
  }

  /** Does what is to be done for an event. */
  void handle(Event event, Instant time) {
    handlers.get(event.getClass()).forEach(handler -> handler.accept(event, time));
  }

  /** The types there is something to do for, or nothing on purpose. */
  Set<Class<? extends Event>> types() {
    return handlers.keySet();
  }
}
