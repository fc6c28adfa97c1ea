package io.orgtrail.client.requests;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** References that are known to be ids, which they stay for ever; the latest thousands of them. */
public final class KnownIds {

  private static final int MOST = 10_000;

  private final Set<String> ids =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > MOST;
                }
              }));

  boolean contains(String ref) {
    return ids.contains(ref);
  }

  void add(String id) {
    ids.add(id);
  }
}
