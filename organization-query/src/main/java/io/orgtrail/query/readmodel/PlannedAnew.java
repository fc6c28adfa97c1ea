package io.orgtrail.query.readmodel;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * For queries whose best plan depends on what is asked for: PostgreSQL plans them each time. A
 * prepared one may get a plan that is good for most and takes for ever for some.
 */
public final class PlannedAnew extends JdbcTemplate {

  /** Takes its connections from there. */
  public PlannedAnew(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  protected void applyStatementSettings(Statement statement) throws SQLException {
    super.applyStatementSettings(statement);
    statement.unwrap(PGStatement.class).setPrepareThreshold(0);
  }
}
