package io.orgtrail.query.explanation;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a member has their role.
 *
 * @param userId the member
 * @param role the role
 * @param chain what led to it, oldest first
 */
record Explanation(String userId, String role, List<Reason> chain) {

  /**
   * An event that led to a role.
   *
   * @param position its place in the whole store
   * @param type its name
   * @param time when it was recorded
   * @param actor who did it
   * @param text what happened, in a sentence
   * @param data what it says, as it is stored
   */
  record Reason(
      long position,
      String type,
      Instant time,
      Actor actor,
      String text,
      @JsonRawValue @Schema(implementation = Map.class) String data) {}

  /**
   * Who did something.
   *
   * @param id {@code sub} of the token, {@code null} when the service acted by itself
   * @param operator whether with an operator's power
   */
  record Actor(@Nullable String id, boolean operator) {}
}
