package io.orgtrail.benchmarks;

import io.orgtrail.benchmarks.system.Database;
import io.orgtrail.benchmarks.system.ForeignSystem;
import io.orgtrail.benchmarks.system.ProcessGroup;
import io.orgtrail.benchmarks.system.Processes;
import io.orgtrail.benchmarks.system.RunningSystem;
import io.orgtrail.benchmarks.system.StandaloneSystem;
import io.orgtrail.benchmarks.system.Target;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a run was told, each by a system property {@code benchmark.…}. */
record Options(UnaryOperator<String> properties) {
  private static final String ALL = "all";

  static Options fromSystemProperties() {
    return new Options(name -> System.getProperty("benchmark." + name, ""));
  }

  Scale scale() {
    return Scale.named(scaleName());
  }

  String scaleName() {
    return text("scale", "small");
  }

  /** Whether the scenario is wanted. */
  boolean wants(String scenario) {
    List<String> wanted = words("scenarios", ",");
    return wanted.isEmpty() || wanted.contains(ALL) || wanted.contains(scenario);
  }

  Path report() {
    return Path.of(text("report", "target/report"));
  }

  /** The system that is named, or one that is started for this run. */
  RunningSystem system() {
    return text("kafka", "").isEmpty()
        ? StandaloneSystem.start(
            Path.of(text("jar", "")),
            Path.of(text("data", "target/system")),
            words("java.options", " "))
        : new ForeignSystem(target());
  }

  private Target target() {
    String commands = text("commands", "http://127.0.0.1:8081");
    return new Target(
        commands,
        text("queries", "http://127.0.0.1:8080"),
        text("tokens", commands + "/dev/tokens"),
        text("kafka", "127.0.0.1:19092"),
        new Database(
            text("postgres.url", "jdbc:postgresql://127.0.0.1:15432/orgtrail"),
            text("postgres.user", "organization_command"),
            text("postgres.password", "organization_command")),
        Processes.besidesThisOne(words("pids", ",").stream().map(Options::process).toList()));
  }

  /** Written as {@code name=pid}; one called PostgreSQL has children that belong to it. */
  private static ProcessGroup process(String text) {
    String[] parts = text.split("=", 2);
    long pid = Long.parseLong(parts[1]);
    return parts[0].equals("PostgreSQL")
        ? ProcessGroup.withChildren(parts[0], pid)
        : ProcessGroup.of(parts[0], pid);
  }

  private List<String> words(String name, String separator) {
    return Arrays.stream(text(name, "").split(separator))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private String text(String name, String otherwise) {
    String value = properties.apply(name).strip();
    return value.isEmpty() ? otherwise : value;
  }
}
