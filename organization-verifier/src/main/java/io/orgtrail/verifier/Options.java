package io.orgtrail.verifier;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * What the verifier is asked for.
 *
 * @param help to tell how it is used, and nothing else
 * @param export the file to verify
 * @param checkpoints the file with checkpoints, {@code null} for none
 * @param organization id of the one organization that matters, {@code null} for all
 * @param json to answer for programs
 */
record Options(boolean help, Path export, Path checkpoints, String organization, boolean json) {

  static final String USAGE =
      """
      Usage: verify EXPORT [--checkpoints FILE] [--organization ID] [--json]

      Proves that an exported audit trail is what was recorded: makes the hash chain of each
      organization anew and compares it with the links in the export.

        EXPORT              an audit trail as application/x-ndjson, all of it, in either order
        --checkpoints FILE  values of the topic organization.audit-checkpoints, one a line, read
                            before the export was made: nothing that they tell of may be missing
        --organization ID   looks at this organization alone
        --json              answers with one JSON object
        --help              tells this

      Ends with 0 when everything is verified, 1 when something is broken or missing, 2 when
      something cannot be read.
      """;

  static Options parse(String... arguments) throws UnreadableException {
    var rest = new ArrayDeque<>(List.of(arguments));
    if (rest.isEmpty() || rest.contains("--help")) {
      return new Options(true, null, null, null, false);
    }
    if (!rest.remove().equals("verify")) {
      throw new UnreadableException("The first argument must be: verify");
    }
    Path export = null;
    Path checkpoints = null;
    String organization = null;
    var json = false;
    while (!rest.isEmpty()) {
      var argument = rest.remove();
      switch (argument) {
        case "--checkpoints" -> checkpoints = path(value(argument, rest));
        case "--organization" -> organization = value(argument, rest);
        case "--json" -> json = true;
        default -> export = export(argument, export);
      }
    }
    if (export == null) {
      throw new UnreadableException("Which export is to be verified?");
    }
    return new Options(false, export, checkpoints, organization, json);
  }

  private static String value(String option, Queue<String> rest) throws UnreadableException {
    if (rest.isEmpty()) {
      throw new UnreadableException(option + " needs a value");
    }
    return rest.remove();
  }

  private static Path export(String argument, Path before) throws UnreadableException {
    if (argument.startsWith("--")) {
      throw new UnreadableException("There is no option " + argument);
    }
    if (before != null) {
      throw new UnreadableException("Only one export is verified at a time");
    }
    return path(argument);
  }

  private static Path path(String name) throws UnreadableException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UnreadableException("No file can be named so: " + e.getMessage());
    }
  }

  /** Whether an organization matters. */
  boolean wants(String organizationId) {
    return organization == null || organization.equals(organizationId);
  }
}
