package io.orgtrail.query.readmodel;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;

/** Opens pools of connections with the settings of the service. */
public final class Pools {

  private static final int FOR_CONTROL = 5;
  private static final int FOR_BUILDING = 2;

  private final HikariConfig settings;
  private final ObjectProvider<MeterRegistry> metrics;

  Pools(HikariConfig settings, ObjectProvider<MeterRegistry> metrics) {
    this.settings = settings;
    this.metrics = metrics;
  }

  /** For questions to a generation, and for its processor. */
  public HikariDataSource serving(Generation generation) {
    var pool = open(generation.schema());
    pool.setSchema(generation.schema());
    metrics.ifAvailable(pool::setMetricRegistry);
    return pool;
  }

  /** For making a generation's rows, which are safe as soon as whatever comes later is. */
  public HikariDataSource building(Generation generation) {
    var pool = open(generation.schema() + "-building");
    pool.setConnectionInitSql("SET synchronous_commit TO off");
    pool.setSchema(generation.schema());
    return small(pool, FOR_BUILDING);
  }

  /** In no generation's schema. */
  HikariDataSource control() {
    return small(open("control"), FOR_CONTROL);
  }

  /** Connects when it is first asked for a connection. */
  private HikariDataSource open(String name) {
    var pool = new HikariDataSource();
    settings.copyStateTo(pool);
    pool.setPoolName(settings.getPoolName() + "-" + name);
    return pool;
  }

  private static HikariDataSource small(HikariDataSource pool, int size) {
    pool.setMaximumPoolSize(size);
    pool.setMinimumIdle(1);
    return pool;
  }
}
