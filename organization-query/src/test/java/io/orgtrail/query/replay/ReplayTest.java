package io.orgtrail.query.replay;

import io.orgtrail.api.integrations.IntegrationKind;
import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.PodType;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.query.fixtures.Client;
import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.EventStore;
import io.orgtrail.query.fixtures.QueryService;
import io.orgtrail.query.fixtures.ReadModelReplays;
import io.orgtrail.query.fixtures.Story;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A test of replays on a database of its own, which has nothing else to do. */
abstract class ReplayTest {

  static final Duration LONG = ReadModelReplays.LONG;

  private static final List<String> PATHS =
      List.of(
          "",
          "/overview",
          "/invite-limit",
          "/children",
          "/members",
          "/join-requests",
          "/invitations",
          "/roles",
          "/teams",
          "/teams/red/members",
          "/projects",
          "/projects/apollo/members",
          "/resource-tags",
          "/integrations",
          "/webhooks");

  /** An organization in which there is something of everything. */
  static Story told(String id, EventStore store) {
    return Story.of(id, store)
        .tellingLater()
        .created("default", Visibility.PRIVATE, Kind.STANDARD, null)
        .added("alice", "OWNER")
        .added("bob", "MEMBER", "bob@example.com", "Bob \\ \"B\" \t 😀 ' \n Builder", null)
        .added("gone", "MEMBER")
        .removed("gone")
        .renamed("Acme of " + id)
        .upgraded()
        .seatsSetTo(20)
        .cacheApplied(PodType.SMALL)
        .madeActiveBy("bob")
        .requestedBy("eve", "Please")
        .roleDefined("AUDITOR", Permission.AUDIT_READ)
        .roleChanged("bob", "AUDITOR", "MEMBER")
        .teamCreated("red")
        .teamCreated("blue")
        .putInTeam("red", "bob", "LEAD")
        .teamUpdated("red", "reds", "The reds")
        .teamUpdated("red", "red", "The reds")
        .teamDeleted("blue")
        .projectCreated("apollo", "alice")
        .givenRoleInProject("apollo", "bob", "MEMBER")
        .holding("apollo", 3, 4)
        .invited("i1", "x@example.com")
        .invited("i2", "y@example.com")
        .accepted("i2", "yvonne")
        .tagCreated("t1", "Text", "aabbcc")
        .integrationAdded("s3", IntegrationKind.values()[0])
        .webhookRegistered("w1", "MemberAdded")
        .told();
  }

  /** Everything that can be asked of an organization. */
  static List<String> answers(Client client, Story story) {
    return Stream.concat(
            PATHS.stream().map(path -> "/organizations/" + story.id() + path),
            Stream.of(
                "/organizations",
                "/organizations?name=acme",
                "/users/me/active-organization",
                "/users/me/organizations"))
        .map(path -> client.after(story).get(path).<Object>json("$").toString())
        .toList();
  }

  static Client asOperator(QueryService service) {
    return service.as(Map.of("sub", "operator", "scope", "organization:operator"));
  }

  static Client as(QueryService service, String userId) {
    return service.as(Map.of("sub", userId));
  }

  static List<String> schemas(Database database) {
    return database
        .asQuery()
        .queryForList(
            "SELECT nspname FROM pg_namespace WHERE nspname ~ '^read_\\d+$' ORDER BY 1",
            String.class);
  }

  static List<String> statuses(JdbcTemplate jdbc) {
    return jdbc.queryForList(
        "SELECT number || ' ' || status FROM read_control.generation ORDER BY number",
        String.class);
  }

  static void whileEventsCannotBeRead(Database database, Runnable work) {
    JdbcTemplate jdbc = database.asSuperuser();
    new TransactionTemplate(new JdbcTransactionManager(jdbc.getDataSource()))
        .executeWithoutResult(
            status -> {
              jdbc.execute("LOCK TABLE eventstore.event IN ACCESS EXCLUSIVE MODE");
              work.run();
            });
  }
}
