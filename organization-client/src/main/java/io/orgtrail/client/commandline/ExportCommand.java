package io.orgtrail.client.commandline;

import io.orgtrail.client.audit.ExportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes an organization out. */
@Command(
    name = "export",
    description = "Everything that happened in an organization as a file, oldest first.",
    footer = {
      "  organization export acme > acme.ndjson",
      "  organization export acme --format CSV --output acme.csv"
    })
final class ExportCommand implements Callable<Integer> {

  private final Session session;

  @Mixin private Target target;

  @Option(
      names = "--format",
      defaultValue = "NDJSON",
      description =
          "${COMPLETION-CANDIDATES}; NDJSON can be verified offline, and imported elsewhere.")
  private ExportFormat format;

  @Option(
      names = {"-o", "--output"},
      description = "The file; standard output unless said.")
  private Path file;

  ExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    try (var bytes = session.client().auditTrail(target.ref()).export(format)) {
      if (file == null) {
        bytes.transferTo(session.output().out());
      } else {
        try (var out = Files.newOutputStream(file)) {
          bytes.transferTo(out);
        }
      }
    }
    return ExitCode.OK.number();
  }
}
