package io.orgtrail.query.projections;

import io.orgtrail.query.readmodel.ReadModel;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The parts of the organizations that are processed side by side, by this instance or others. */
@Component
class Segments {

  /** How many there are; whoever changes this has to split or merge the tokens. */
  static final int COUNT = 2;

  /** Claims are extended every second; older ones belong to a process that is gone. */
  private static final String ABANDONED =
      """
      SELECT segment FROM token_entry
      WHERE processor_name = ?
        AND (owner IS NULL OR timestamp::timestamptz < now() - interval '10 seconds')""";

  private final JdbcTemplate jdbc;

  Segments(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that nobody processes. */
  List<Integer> abandoned() {
    return jdbc.queryForList(ABANDONED, Integer.class, ReadModel.PROCESSOR);
  }
}
