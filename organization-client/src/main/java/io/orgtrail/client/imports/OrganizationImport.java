package io.orgtrail.client.imports;

import io.orgtrail.client.requests.Commands;
import io.orgtrail.client.requests.Scope;
import java.util.function.Function;

/** Brings organizations in from files, for operators: see {@link ImportFile} for their form. */
public final class OrganizationImport {

  private final Commands commands;
  private final Function<String, Scope> scopes;

  /** Gives commands, and looks up what was there before. */
  public OrganizationImport(Commands commands, Function<String, Scope> scopes) {
    this.commands = commands;
    this.scopes = scopes;
  }

  /**
   * Gives all commands of a file and waits for what comes of each. It may be begun again: what is
   * there already stays.
   *
   * @param listener told what comes of it while it goes on
   * @return how it went
   */
  public ImportProgress run(ImportFile file, ImportListener listener) {
    var run = new ImportRun(commands, scopes, listener);
    try (var all = file.commands()) {
      all.forEach(run::add);
    }
    return run.end();
  }
}
