package io.orgtrail.client.commandline;

import io.orgtrail.client.invitations.InvitationOutcome;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;

/** CSV of what came of each invitation, which knows the ids that an earlier run was told. */
final class InvitationResults implements AutoCloseable {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader("email", "status", "invitationId", "code", "detail")
          .get();

  private final Map<String, String> ids;
  private final CSVPrinter lines;

  private InvitationResults(Map<String, String> ids, Writer file) throws IOException {
    this.ids = ids;
    this.lines = new CSVPrinter(file, FORMAT);
  }

  /** Takes the place of what an earlier run left in the file. */
  static InvitationResults over(Path file) throws IOException {
    var ids = Files.exists(file) ? ids(file) : Map.<String, String>of();
    return new InvitationResults(ids, Files.newBufferedWriter(file));
  }

  private static Map<String, String> ids(Path file) throws IOException {
    var text = Files.readString(file);
    if (!text.isEmpty() && !text.startsWith(String.join(",", FORMAT.getHeader()))) {
      throw CommandFailure.usage(file + " is there, and is not what an earlier run has written");
    }
    var ids = new HashMap<String, String>();
    var format = FORMAT.builder().setSkipHeaderRecord(true).get();
    try (var lines = CSVParser.parse(text, format)) {
      for (var line : lines) {
        if (line.isConsistent() && !line.get("invitationId").isEmpty()) {
          ids.put(key(line.get("email")), line.get("invitationId"));
        }
      }
    }
    return ids;
  }

  private static String key(String email) {
    return email.toLowerCase(Locale.ROOT);
  }

  /** Who is invited already was so by an earlier run, when that was told an id. */
  void add(InvitationOutcome outcome) throws IOException {
    if (outcome.isAccepted()) {
      lines.printRecord(outcome.email(), outcome.status(), outcome.invitationId(), null, null);
    } else {
      var error = outcome.error();
      var id = ids.get(key(outcome.email()));
      lines.printRecord(outcome.email(), outcome.status(), id, error.code(), error.detail());
    }
  }

  void flush() throws IOException {
    lines.flush();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
