package io.orgtrail.client.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Who has which role in which of the things of a kind, all by their ids. */
final class RolesIn {

  private final Map<String, Map<String, String>> roles = new LinkedHashMap<>();

  /** Somebody's role in something. */
  record Held(String in, String userId, String role) {}

  void begin(String thing) {
    roles.put(thing, new LinkedHashMap<>());
  }

  void end(String thing) {
    roles.remove(thing);
  }

  boolean knows(String thing) {
    return roles.containsKey(thing);
  }

  void give(String thing, String userId, String role) {
    roles.get(thing).put(userId, role);
  }

  void take(String thing, String userId) {
    roles.get(thing).remove(userId);
  }

  void takeAll(String userId) {
    roles.values().forEach(holders -> holders.remove(userId));
  }

  <T> Stream<T> each(Function<Held, T> command) {
    return roles.entrySet().stream()
        .flatMap(
            thing ->
                thing.getValue().entrySet().stream()
                    .map(held -> new Held(thing.getKey(), held.getKey(), held.getValue())))
        .map(command);
  }
}
