package io.orgtrail.client.audit;

import io.orgtrail.client.requests.Query;
import java.time.Instant;

/**
 * Which entries of an audit trail, and in which order: all of them, newest first, unless said.
 *
 * @param query as the service takes it
 */
public record AuditFilter(Query query) {

  /** All entries. */
  public static final AuditFilter ALL = new AuditFilter(Query.NONE);

  /** Those of somebody's doing, by {@code sub}. */
  public AuditFilter actor(String userId) {
    return with("actor", userId);
  }

  /** Those of a type, e.g. {@code MemberAdded}. */
  public AuditFilter type(String name) {
    return with("type", name);
  }

  /** Those that happened to somebody or something, by id. */
  public AuditFilter target(String id) {
    return with("target", id);
  }

  /** Those that say a text, in any case. */
  public AuditFilter text(String part) {
    return with("text", part);
  }

  /** Those from a moment on. */
  public AuditFilter from(Instant time) {
    return with("from", time);
  }

  /** Those from a position on. */
  public AuditFilter from(long position) {
    return with("from", position);
  }

  /** Those up to a moment. */
  public AuditFilter to(Instant time) {
    return with("to", time);
  }

  /** Those up to a position. */
  public AuditFilter to(long position) {
    return with("to", position);
  }

  /** The oldest first. */
  public AuditFilter oldestFirst() {
    return with("order", "asc");
  }

  private AuditFilter with(String name, Object value) {
    return new AuditFilter(query.with(name, value));
  }
}
