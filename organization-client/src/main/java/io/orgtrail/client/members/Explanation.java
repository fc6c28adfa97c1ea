package io.orgtrail.client.members;

import io.orgtrail.api.audit.AuditView.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Why a member has their role.
 *
 * @param chain what led to it, oldest first
 */
public record Explanation(String userId, String role, List<Reason> chain) {

  /**
   * An event that led to a role.
   *
   * @param position its place in the whole store
   * @param type its name
   * @param text what happened, in a sentence
   * @param data what the event says
   */
  public record Reason(
      long position,
      String type,
      Instant time,
      Actor actor,
      String text,
      Map<String, Object> data) {}
}
