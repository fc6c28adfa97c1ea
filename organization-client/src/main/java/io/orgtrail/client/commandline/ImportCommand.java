package io.orgtrail.client.commandline;

import io.orgtrail.api.errors.Rejection;
import io.orgtrail.client.imports.ImportFile;
import io.orgtrail.client.imports.ImportFileException;
import io.orgtrail.client.imports.ImportLine;
import io.orgtrail.client.imports.ImportListener;
import io.orgtrail.client.imports.ImportProgress;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings organizations in. */
@Command(
    name = "import",
    description = "Brings organizations in from an export or a file of commands; for operators.",
    footer = {
      "  organization import acme.ndjson",
      "  organization import acme.ndjson --print > commands.ndjson",
      "  organization import commands.ndjson --rejected again.ndjson"
    })
final class ImportCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(
      description =
          "An export, or lines like {\"command\":\"ImportMembers\",\"data\":{...}}, to be begun"
              + " again whenever it broke off.")
  private Path file;

  @Option(
      names = "--print",
      description = "Prints what would be done, as a file of commands, and does nothing.")
  private boolean print;

  @Option(
      names = "--mail",
      description =
          "Mails who is invited in an export: their links are new ones. A command says so itself.")
  private boolean mail;

  @Option(
      names = "--rejected",
      description =
          "Where to write what was rejected, to be mended and imported;"
              + " <file>.rejected.ndjson unless said.")
  private Path rejected;

  ImportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    var organizations = read();
    if (print) {
      try (var commands = organizations.commands()) {
        commands.forEach(command -> session.output().say(ImportLine.of(command).json()));
      }
      return ExitCode.OK.number();
    }
    return run(organizations);
  }

  private ImportFile read() {
    try {
      return ImportFile.read(file, mail);
    } catch (ImportFileException e) {
      throw new CommandFailure(ExitCode.INVALID, e.getMessage());
    }
  }

  private int run(ImportFile organizations) throws IOException {
    var left = rejected == null ? Path.of(file + ".rejected.ndjson") : rejected;
    requireAnother(left);
    var end = run(organizations, left);
    organizations.notes().forEach(session::note);
    if (end.rejected() > 0) {
      session.note("What was rejected, and why, is in " + left);
    }
    session.output().one(end);
    return (end.rejected() == 0 ? ExitCode.OK : ExitCode.REJECTED).number();
  }

  private void requireAnother(Path left) throws IOException {
    if (Files.exists(left) && Files.isSameFile(left, file)) {
      throw CommandFailure.usage("--rejected must not be the file that is imported");
    }
  }

  private ImportProgress run(ImportFile organizations, Path left) throws IOException {
    var progress = session.progress("Imported");
    try (var lines = Files.newBufferedWriter(left)) {
      return session
          .client()
          .imports()
          .run(organizations, new Telling(progress, organizations.size(), lines));
    } finally {
      progress.end();
      if (Files.exists(left) && Files.size(left) == 0) {
        Files.delete(left);
      }
    }
  }

  private record Telling(Progress progress, long all, BufferedWriter lines)
      implements ImportListener {

    @Override
    public void reached(ImportProgress now) {
      progress.show(
          now.tried(), all, "%d already, %d rejected".formatted(now.already(), now.rejected()));
    }

    @Override
    public void rejected(io.orgtrail.api.messages.Command command, Rejection.Body error) {
      try {
        lines.write(ImportLine.of(command, error).json());
        lines.newLine();
        lines.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
