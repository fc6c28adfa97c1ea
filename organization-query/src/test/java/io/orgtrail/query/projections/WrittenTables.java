package io.orgtrail.query.projections;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.readmodel.Ddl;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The tables of a read model of a test's own, written like the live one; nothing is committed. */
public final class WrittenTables implements AutoCloseable {

  private static final String SCHEMA = "read_of_tests";

  private final Collection<Projection> projections;
  private final SingleConnectionDataSource dataSource;
  private final JdbcSink sink;

  /** Makes them, as empty as they are at the start. */
  public WrittenTables(Collection<Projection> projections) {
    this.projections = projections;
    var access = Database.shared().query();
    dataSource =
        new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
    var jdbc = new JdbcTemplate(dataSource);
    jdbc.execute("DROP SCHEMA IF EXISTS %1$s CASCADE; CREATE SCHEMA %1$s".formatted(SCHEMA));
    jdbc.execute("SET search_path TO " + SCHEMA);
    jdbc.execute(Ddl.TABLES);
    Ddl.INDEXES.forEach(jdbc::execute);
    jdbc.execute("BEGIN");
    sink = new JdbcSink(jdbc);
  }

  /** Writes what some events change, in one batch. */
  public void write(List<RecordedEvent> events) {
    var batch = new ChangeBatch();
    for (var event : events) {
      projections.forEach(projection -> projection.changes(event).forEach(batch::add));
    }
    sink.write(batch);
  }

  /** To read them. */
  public JdbcClient jdbc() {
    return JdbcClient.create(dataSource);
  }

  /** Makes them empty again. */
  public void rollback() {
    new JdbcTemplate(dataSource).execute("ROLLBACK; BEGIN");
  }

  @Override
  public void close() {
    dataSource.destroy();
  }
}
