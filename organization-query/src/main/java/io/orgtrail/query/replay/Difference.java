package io.orgtrail.query.replay;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the live read model said of an organization otherwise than the events do.
 *
 * @param table in which table
 * @param organizationId of which organization
 * @param live what was there
 * @param rebuilt what the events make
 * @param examples a few of the rows concerned
 */
record Difference(
    String table, String organizationId, Content live, Content rebuilt, List<Example> examples) {

  /**
   * An organization's rows in a table.
   *
   * @param rows how many
   * @param hash the same for the same rows, whatever their order
   */
  record Content(long rows, String hash) {

    static final Content NONE = new Content(0, "0");
  }

  /**
   * A row that differs, with the columns that do.
   *
   * @param key what identifies it
   * @param live what was there, {@code null} when the row was missing
   * @param rebuilt what the events make, {@code null} when there should be no row
   */
  record Example(
      Map<String, Object> key,
      @Nullable Map<String, Object> live,
      @Nullable Map<String, Object> rebuilt) {}
}
