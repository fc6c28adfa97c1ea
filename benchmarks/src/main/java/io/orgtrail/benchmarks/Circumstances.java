package io.orgtrail.benchmarks;

import io.orgtrail.benchmarks.system.RunningSystem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the figures of a run depend on, for the head of its report. */
final class Circumstances {
  private Circumstances() {}

  static Map<String, String> of(Options options, RunningSystem system) throws SQLException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    facts.put("scale", options.scaleName());
    facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("Java", System.getProperty("java.vm.version"));
    try (Connection connection = system.target().database().connect();
        Statement statement = connection.createStatement()) {
      for (String setting :
          new String[] {"server_version", "fsync", "synchronous_commit", "shared_buffers"}) {
        facts.put("PostgreSQL " + setting, value(statement, "SHOW " + setting));
      }
    }
    return facts;
  }

  private static String value(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
