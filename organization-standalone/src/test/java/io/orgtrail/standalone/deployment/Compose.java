package io.orgtrail.standalone.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The services of docker-compose.yml, as far as this build has something to say about them. */
record Compose(Map<String, Service> services, Set<String> volumes, String text) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

  static Compose read() {
    Map<String, Object> document = Checkout.yaml("docker-compose.yml");
    Map<String, Service> services = new TreeMap<>();
    map(document.get("services"))
        .forEach((name, service) -> services.put(name, new Service(name, map(service))));
    return new Compose(
        services, map(document.get("volumes")).keySet(), Checkout.text("docker-compose.yml"));
  }

  /** Those that are built from this checkout. */
  List<Service> ours() {
    return services.values().stream().filter(service -> service.has("build")).toList();
  }

  /** Every variable that this file takes from whoever starts it. */
  Set<String> variables() {
    Set<String> names = new TreeSet<>();
    VARIABLE.matcher(text).results().forEach(found -> names.add(found.group(1)));
    services
        .values()
        .forEach(
            service ->
                service.environment().entrySet().stream()
                    .filter(variable -> variable.getValue() == null)
                    .forEach(variable -> names.add(variable.getKey())));
    return names;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object node) {
    return node == null ? Map.of() : (Map<String, Object>) node;
  }

  /** One service; {@code node} is what stands under its name. */
  record Service(String name, Map<String, Object> node) {
    boolean has(String key) {
      return node.get(key) != null;
    }

    String string(String key) {
      return String.valueOf(node.get(key));
    }

    Map<String, Object> child(String key) {
      return map(node.get(key));
    }

    Map<String, Object> environment() {
      return child("environment");
    }

    List<String> list(String key) {
      List<String> items = new ArrayList<>();
      ((List<?>) node.getOrDefault(key, List.of())).forEach(item -> items.add(item.toString()));
      return items;
    }

    Dockerfile dockerfile() {
      return Dockerfile.read(child("build").get("dockerfile").toString());
    }
  }
}
