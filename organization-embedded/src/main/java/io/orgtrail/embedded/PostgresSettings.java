package io.orgtrail.embedded;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Server settings, given on the command line so that a new version changes old directories too. */
record PostgresSettings(Map<String, String> values) {
  static PostgresSettings durable(int port) {
    return new PostgresSettings(
        Map.of(
            "port", Integer.toString(port),
            "shared_buffers", "256MB",
            "max_connections", "100",
            "max_wal_size", "2GB",
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on"));
  }

  /** For tests that throw the data away: nothing is forced to disk. */
  static PostgresSettings temporary(int port) {
    return new PostgresSettings(
        Map.of(
            "port", Integer.toString(port),
            "shared_buffers", "128MB",
            "max_connections", "200",
            "fsync", "off",
            "full_page_writes", "off"));
  }

  PostgresSettings with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putAll(more);
    return new PostgresSettings(all);
  }

  String commandLine() {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.put("listen_addresses", LoopbackPort.ADDRESS);
    all.put("unix_socket_directories", "");
    all.put("password_encryption", "scram-sha-256");
    all.put("timezone", "UTC");
    all.put("log_timezone", "UTC");
    // Short transactions by the thousand: compiling them costs more than it gains.
    all.put("jit", "off");
    return all.entrySet().stream()
        .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(" "));
  }
}
