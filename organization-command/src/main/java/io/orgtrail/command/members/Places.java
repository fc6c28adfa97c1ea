package io.orgtrail.command.members;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The teams, or projects, in which somebody has a role, so that not all must be asked. */
public final class Places {

  /** Most people are in few: lists that do not change take little memory. */
  private final Map<String, List<String>> byUserId = new HashMap<>();

  /** Somebody has a role in one where they had none. */
  public void enter(String userId, String place) {
    byUserId.merge(
        userId,
        List.of(place),
        (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
  }

  /** Somebody has no role there any more. */
  public void leave(String userId, String place) {
    var left = of(userId).stream().filter(each -> !each.equals(place)).toList();
    if (left.isEmpty()) {
      byUserId.remove(userId);
    } else {
      byUserId.put(userId, left);
    }
  }

  /** Somebody has no role anywhere any more. */
  public void leaveAll(String userId) {
    byUserId.remove(userId);
  }

  /** Where somebody has a role, in the order in which they came there. */
  public List<String> of(String userId) {
    return byUserId.getOrDefault(userId, List.of());
  }
}
