package io.orgtrail.command.publishing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has claims of processors count from now that were made by a clock which was ahead: nobody could
 * take over until that time, once whoever made them is gone.
 */
@Component
class ClaimsOfTheFuture {

  private static final Logger log = LoggerFactory.getLogger(ClaimsOfTheFuture.class);

  private static final String END =
      """
      UPDATE command.token_entry
      SET timestamp = to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      WHERE timestamp::timestamptz > now() + interval '10 seconds'""";

  private final JdbcTemplate jdbc;

  ClaimsOfTheFuture(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Scheduled(fixedDelayString = "PT5S")
  void end() {
    try {
      jdbc.update(END);
    } catch (DataAccessException e) {
      log.debug("The next time, perhaps", e);
    }
  }
}
