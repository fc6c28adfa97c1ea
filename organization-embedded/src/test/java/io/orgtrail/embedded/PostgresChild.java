package io.orgtrail.embedded;

import java.nio.file.Path;

/** Commits a row and waits to be killed. */
final class PostgresChild {
  private PostgresChild() {}

  public static void main(String[] arguments) throws Exception {
    EmbeddedPostgresServer server =
        EmbeddedPostgresServer.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    Sql.of(server.command()).run("CREATE SCHEMA s; CREATE TABLE s.t AS SELECT 'committed' AS v");
    ChildJvm.readyUntilKilled();
  }
}
