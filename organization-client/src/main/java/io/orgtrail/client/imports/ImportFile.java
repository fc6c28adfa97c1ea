package io.orgtrail.client.imports;

import io.orgtrail.api.messages.Command;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Organizations in a file, one JSON object a line, as commands that bring them in. There are two
 * kinds of lines:
 *
 * <ul>
 *   <li>{@code {"command":"ImportMembers","data":{…}}}: written by whoever kept organizations
 *       elsewhere, with the fields that the command's JSON Schema tells;
 *   <li>entries of audit trails, as installations export them: all of an organization's, whose hash
 *       chain is proven before anything is believed.
 * </ul>
 */
public interface ImportFile {

  /**
   * Reads a file from its beginning to its end.
   *
   * @param sendMail whether to tell those whose invitation in an export is made anew; a command
   *     says so itself
   * @throws ImportFileException when a line cannot be used; nothing was given by then
   */
  static ImportFile read(Path file, boolean sendMail) {
    try {
      return ImportLines.isExport(file)
          ? ExportedOrganizations.read(file, sendMail)
          : CommandFile.read(file);
    } catch (UncheckedIOException e) {
      throw new ImportFileException(file + " cannot be read: " + e.getCause());
    }
  }

  /** The commands in the order in which they are to be given, one person in each; close it. */
  Stream<Command> commands();

  /** How many there are. */
  long size();

  /** What they do not bring although it was there, in sentences. */
  List<String> notes();
}
