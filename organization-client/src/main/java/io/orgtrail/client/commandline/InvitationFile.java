package io.orgtrail.client.commandline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads whom to invite from CSV. */
final class InvitationFile {

  private static final Set<String> COLUMNS =
      Set.of(
          "email",
          "role",
          "message",
          "expiresInDays",
          "projectRoles",
          "teamRoles",
          "mail",
          "invitationId");
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setIgnoreSurroundingSpaces(true)
          .setNullString("")
          .get();

  private InvitationFile() {}

  /** Everybody in the file; fails when a line cannot be understood, before anybody is invited. */
  static List<InvitationLine> read(Path file) {
    try {
      var text = Files.readString(file);
      var start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
      try (var lines = CSVParser.parse(text.substring(start), FORMAT)) {
        return lines(lines);
      }
    } catch (IOException e) {
      throw CommandFailure.usage(file + " cannot be read: " + e);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw invalid(file + " is no such CSV: " + e.getMessage());
    }
  }

  private static List<InvitationLine> lines(CSVParser lines) {
    var unknown = new TreeSet<>(lines.getHeaderNames());
    if (!unknown.remove("email")) {
      throw invalid("The first line must name the columns, email among them");
    }
    unknown.removeAll(COLUMNS);
    if (!unknown.isEmpty()) {
      throw invalid("There is no column " + String.join(", ", unknown));
    }
    var people = new ArrayList<InvitationLine>();
    for (var line : lines) {
      people.add(line(line, lines.getCurrentLineNumber()));
    }
    return people;
  }

  private static InvitationLine line(CSVRecord line, long number) {
    try {
      if (!line.isConsistent()) {
        throw new IllegalArgumentException("it has another number of columns than the first line");
      }
      var email = text(line, "email");
      if (email == null) {
        throw new IllegalArgumentException("it has no email");
      }
      var days = text(line, "expiresInDays");
      return new InvitationLine(
          email,
          text(line, "role"),
          text(line, "message"),
          days == null ? null : Integer.valueOf(days),
          roles(text(line, "projectRoles")),
          roles(text(line, "teamRoles")),
          !"false".equalsIgnoreCase(text(line, "mail")),
          text(line, "invitationId"));
    } catch (IllegalArgumentException e) {
      throw invalid("Line %d: %s".formatted(number, e.getMessage()));
    }
  }

  private static String text(CSVRecord line, String column) {
    return line.isMapped(column) ? line.get(column) : null;
  }

  private static Map<String, String> roles(String text) {
    var roles = new LinkedHashMap<String, String>();
    for (var role : text == null ? new String[0] : text.split(";")) {
      var parts = role.strip().split("=");
      if (parts.length != 2) {
        throw new IllegalArgumentException("roles are written id=ROLE;id=ROLE, not " + text);
      }
      roles.put(parts[0], parts[1]);
    }
    return roles;
  }

  private static CommandFailure invalid(String message) {
    return new CommandFailure(ExitCode.INVALID, message);
  }
}
