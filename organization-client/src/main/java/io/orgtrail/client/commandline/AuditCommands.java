package io.orgtrail.client.commandline;

import io.orgtrail.client.audit.AuditEntry;
import io.orgtrail.client.audit.AuditFilter;
import io.orgtrail.client.audit.AuditTrail;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What happened in an organization. */
@Command(
    name = "audit",
    description = "Everything that happened in an organization.",
    footer = "  organization audit tail acme -f")
final class AuditCommands {

  private static final int LARGEST_PAGE = 500;
  private static final long BEFORE_ALL = 0;
  private static final String[] COLUMNS = {
    "position", "time", "actor", "type", "target.id", "changes"
  };

  private final Session session;

  AuditCommands(Session session) {
    this.session = session;
  }

  private AuditTrail trail(Target target) {
    return session.client().auditTrail(target.ref());
  }

  @Command(
      description = "Entries, newest first.",
      footer = {
        "  organization audit list acme --limit 20",
        "  organization audit list acme --actor bob --from 2026-01-01T00:00:00Z --oldest-first",
        "  organization audit list acme --type MemberRoleChanged --json"
      })
  void list(
      @Mixin Target target,
      @Mixin AuditOptions options,
      @Option(
              names = "--from",
              paramLabel = "<moment>",
              description = "From a time or position on.")
          Moment from,
      @Option(names = "--to", paramLabel = "<moment>", description = "Up to a time or position.")
          Moment to,
      @Option(names = "--oldest-first", description = "Turns the order round.") boolean oldestFirst,
      @Mixin Limit limit) {
    var filter = options.filter();
    filter = from == null ? filter : from.begin(filter);
    filter = to == null ? filter : to.end(filter);
    filter = oldestFirst ? filter.oldestFirst() : filter;
    session.output().list(limit.of(trail(target).list(filter)), COLUMNS);
  }

  @Command(
      description = "The latest entries, oldest first; with -f also all that come, until Ctrl-C.",
      footer = {
        "  organization audit tail acme -f",
        "  organization audit tail acme -f -n 0 --type MemberAdded --json"
      })
  void tail(
      @Mixin Target target,
      @Option(
              names = {"-f", "--follow"},
              description = "Goes on with what happens.")
          boolean follow,
      @Option(names = "-n", paramLabel = "<n>", defaultValue = "10", description = "How many.")
          int lines,
      @Mixin AuditOptions options) {
    var trail = trail(target);
    var latest = lines < 1 ? List.<AuditEntry>of() : latest(trail, options.filter(), lines);
    var table = session.output().growing(latest, COLUMNS);
    if (follow) {
      follow(trail, options.filter(), lines, latest, table);
    }
  }

  private static List<AuditEntry> latest(AuditTrail trail, AuditFilter filter, int lines) {
    var listing = trail.list(filter).limit(Math.min(lines, LARGEST_PAGE));
    var latest = new ArrayList<>(listing.stream().limit(lines).toList());
    Collections.reverse(latest);
    return latest;
  }

  /** What happened between the two requests is not missed, since the second begins at the first. */
  private static void follow(
      AuditTrail trail,
      AuditFilter filter,
      int lines,
      List<AuditEntry> latest,
      Output.Growing table) {
    var last = latest.isEmpty() ? BEFORE_ALL : latest.get(latest.size() - 1).position();
    try (var entries = lines < 1 ? trail.follow(filter) : trail.followAfter(last, filter)) {
      entries.anyMatch(entry -> !table.add(List.of(entry)));
    }
  }

  @Command(
      description = "Whether all events are what was recorded; ends with 1 when not.",
      footer = "  organization audit verify acme")
  int verify(@Mixin Target target) {
    var verification = trail(target).verify();
    session.output().one(verification);
    return (verification.verified() ? ExitCode.OK : ExitCode.FAILED).number();
  }

  @Command(
      description = "What differs between two moments.",
      footer = {
        "  organization audit changes acme 2026-01-01T00:00:00Z",
        "  organization audit changes acme 4711 4800 --json"
      })
  void changes(
      @Mixin Target target,
      @Parameters(index = "1", description = "A time or a position.") Moment from,
      @Parameters(index = "2", arity = "0..1", description = "A later one; now unless said.")
          Moment to) {
    var changes = trail(target).changes(from.toString(), to == null ? null : to.toString());
    if (session.output().json()) {
      session.output().line(changes);
    } else {
      changes.get("text").forEach(sentence -> session.output().say(sentence.asString()));
    }
  }
}
