package io.orgtrail.verifier;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Verifies an export, whose organizations may stand in it side by side. */
public final class Verification {

  private final Options options;
  private final Checkpoints checkpoints;
  private final SortedMap<String, ChainCheck> checks = new TreeMap<>();

  private Verification(Options options, Checkpoints checkpoints) {
    this.options = options;
    this.checkpoints = checkpoints;
  }

  /**
   * What was found out about each organization, in the order of their ids.
   *
   * @param export an audit trail as {@code application/x-ndjson}, all of it, in either order
   * @throws UnreadableException when a line is no entry of one
   */
  public static List<Verdict> of(Path export) throws UnreadableException {
    return of(new Options(false, export, null, null, false));
  }

  /** The same as somebody asks for it. */
  static List<Verdict> of(Options options) throws UnreadableException {
    var verification = new Verification(options, Checkpoints.read(options));
    verification.readExport();
    return verification.verdicts();
  }

  private void readExport() throws UnreadableException {
    try (var lines = Lines.of(options.export())) {
      for (var line = lines.next(); line != null; line = lines.next()) {
        add(entry(line, lines));
      }
    }
  }

  private static ExportedEvent entry(String line, Lines lines) throws UnreadableException {
    try {
      return ExportFormat.read(line);
    } catch (UnreadableException e) {
      throw lines.unreadable(e.getMessage());
    }
  }

  private void add(ExportedEvent entry) {
    var id = entry.event().organizationId();
    if (options.wants(id)) {
      checks.computeIfAbsent(id, key -> new ChainCheck(key, checkpoints.take(key))).add(entry);
    }
  }

  private List<Verdict> verdicts() throws UnreadableException {
    var verdicts = new ArrayList<Verdict>();
    checks.values().forEach(check -> verdicts.add(check.end()));
    checkpoints.rest().forEach((id, claims) -> verdicts.add(Verdict.absent(id, claims)));
    if (verdicts.isEmpty()) {
      throw new UnreadableException("%s holds no event to verify".formatted(options.export()));
    }
    return verdicts;
  }
}
