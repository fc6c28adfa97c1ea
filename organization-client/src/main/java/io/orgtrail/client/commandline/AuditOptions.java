package io.orgtrail.client.commandline;

import io.orgtrail.client.audit.AuditFilter;
import picocli.CommandLine.Option;

/** Which entries of an audit trail. */
final class AuditOptions {

  @Option(names = "--actor", paramLabel = "<user>", description = "What that user did.")
  private String actor;

  @Option(names = "--type", description = "Events of a type, e.g. MemberAdded.")
  private String type;

  @Option(names = "--target", paramLabel = "<id>", description = "What happened to that.")
  private String target;

  @Option(names = "--text", description = "Entries that say a text, in any case.")
  private String text;

  AuditFilter filter() {
    return AuditFilter.ALL.actor(actor).type(type).target(target).text(text);
  }
}
