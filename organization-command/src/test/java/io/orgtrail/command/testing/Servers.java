package io.orgtrail.command.testing;

import io.orgtrail.embedded.EmbeddedKafkaBroker;
import io.orgtrail.embedded.EmbeddedPostgresServer;
import io.orgtrail.embedded.PostgresAccess;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The real servers of the tests, started once when first needed; they end with the JVM. */
public final class Servers {

  private static final AtomicInteger databases = new AtomicInteger();

  private Servers() {}

  /** A new, empty database that the command service owns. */
  static PostgresAccess newDatabase() {
    var name = "test" + databases.incrementAndGet();
    asSuperuser(
        Postgres.SERVER.jdbcUrl(),
        "CREATE DATABASE " + name + " OWNER " + Postgres.SERVER.command().user());
    var access = Postgres.SERVER.command();
    return new PostgresAccess(
        access.url().replaceFirst("/[^/]*$", "/" + name), access.user(), access.password());
  }

  /** Addresses of the broker that most tests share. */
  static String sharedBroker() {
    return Kafka.BROKER.bootstrapServers();
  }

  /** Addresses of a broker that is somebody's own. */
  static String newBroker() {
    return EmbeddedKafkaBroker.startTemporary().bootstrapServers();
  }

  /** Does what no service may do. */
  static void asSuperuser(String url, String sql) {
    asSuperuser(
        url,
        superuser -> {
          superuser.execute(sql);
          return null;
        });
  }

  static <T> T asSuperuser(String url, Function<JdbcTemplate, T> work) {
    var superuser = Postgres.SERVER.superuser();
    var source = new DriverManagerDataSource(url, superuser.user(), superuser.password());
    return work.apply(new JdbcTemplate(source));
  }

  static String adminUrl() {
    return Postgres.SERVER.jdbcUrl();
  }

  private static final class Postgres {
    static final EmbeddedPostgresServer SERVER = EmbeddedPostgresServer.startTemporary();
  }

  private static final class Kafka {
    static final EmbeddedKafkaBroker BROKER = EmbeddedKafkaBroker.startTemporary();
  }
}
