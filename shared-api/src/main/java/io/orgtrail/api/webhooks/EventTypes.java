package io.orgtrail.api.webhooks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/** Lists of event names, each named once. */
final class EventTypes {

  private EventTypes() {}

  /** The same names without repeats; one may be {@code null} here: validation names it. */
  static List<String> inOrder(List<String> names) {
    return Collections.unmodifiableList(new ArrayList<>(new LinkedHashSet<>(names)));
  }
}
