package io.orgtrail.client.audit;

import io.orgtrail.client.requests.Listing;
import io.orgtrail.client.requests.Query;
import io.orgtrail.client.requests.Scope;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Everything that happened in an organization: who did what, when and why. For members with {@code
 * audit:read}; all methods fail with a {@link io.orgtrail.client.errors.RequestRejectedException}
 * that names the rule.
 */
public final class AuditTrail {

  private static final String PATH = "/audit-trail";

  private final Scope scope;

  /** Reads the audit trail of that organization. */
  public AuditTrail(Scope scope) {
    this.scope = scope;
  }

  /** Every entry, newest first, fetched as it is used. */
  public Stream<AuditEntry> stream() {
    return list(AuditFilter.ALL).stream();
  }

  /** Some entries, in pages. */
  public Listing<AuditEntry> list(AuditFilter filter) {
    return scope.list(AuditEntry.class, PATH, filter.query());
  }

  /**
   * What happens from now on, each entry as soon as it is there. The stream never ends by itself
   * and connects again when the connection breaks, without a gap; close it.
   *
   * @param filter which entries; moments and order do not count here
   */
  public Stream<AuditEntry> follow(AuditFilter filter) {
    var newest = list(AuditFilter.ALL).limit(1).page().data();
    return followAfter(newest.isEmpty() ? 0 : newest.get(0).position(), filter);
  }

  /**
   * The same, beginning after a position.
   *
   * @param position of the last entry that is known
   */
  public Stream<AuditEntry> followAfter(long position, AuditFilter filter) {
    return new Following(scope, filter, position).stream();
  }

  /**
   * The whole trail as a file, oldest first.
   *
   * @return its bytes as they come; close it
   */
  public InputStream export(ExportFormat format) {
    return scope
        .reads()
        .open(
            scope.path(PATH),
            AuditFilter.ALL.oldestFirst().query(),
            Map.of("Accept", format.mediaType()));
  }

  /** Whether all events are what was recorded. */
  public Verification verify() {
    return scope.get(Verification.class, PATH + "/verification");
  }

  /**
   * What differs between two moments, as data and as sentences.
   *
   * @param from a time in RFC 3339 or a position
   * @param to the later one, {@code null} for now
   */
  public JsonNode changes(String from, String to) {
    return scope
        .reads()
        .get(
            JsonNode.class,
            Query.NONE.with("from", from).with("to", to).behind(scope.path("/changes")));
  }
}
