package io.orgtrail.query.timetravel;

import static io.orgtrail.api.integrations.IntegrationKind.STORAGE;
import static io.orgtrail.api.roles.Permission.MEMBERS_READ;
import static io.orgtrail.api.roles.Permission.ORGANIZATION_READ;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.organizations.PodType;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.query.fixtures.Answer;
import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsOfIT extends QueryTest {

  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private final Story acme = acme();
  private final String organization = "/organizations/" + acme.id();

  /** Everything that can be asked about the past, where something has changed or not. */
  private final List<String> paths =
      Stream.of(
              "",
              "/overview",
              "/invite-limit",
              "/roles",
              "/members",
              "/members?search=bob",
              "/members?role=ADMIN",
              "/members?role=GUEST",
              "/members/" + alice,
              "/members/" + bob,
              "/members/" + carol,
              "/invitations",
              "/invitations?status=PENDING",
              "/invitations?status=EXPIRED",
              "/invitations?projectId=apollo",
              "/invitations/i1",
              "/invitations/i2",
              "/teams",
              "/teams/red",
              "/teams/rouge",
              "/teams/red/members",
              "/teams/blue/members",
              "/projects",
              "/projects/apollo",
              "/projects/apollo/members",
              "/projects/gemini/members")
          .map(organization::concat)
          .toList();

  /** What happens, step by step; alice sees everything all the time. */
  private final List<Runnable> steps =
      List.of(
          () -> acme.added(bob, "MEMBER"),
          () -> acme.renamed("Other name of " + acme.id()),
          () -> acme.slugChanged(acme.id() + "-slug"),
          () -> acme.madePublic(),
          () -> acme.roleDefined("GUEST", ORGANIZATION_READ),
          () -> acme.teamCreated("red"),
          () -> acme.putInTeam("red", bob, "LEAD"),
          () -> acme.projectCreated("apollo", alice),
          () -> acme.givenRoleInProject("apollo", bob, "LABELER"),
          () -> acme.holding("apollo", 3, 1L << 40),
          () -> acme.roleChanged(bob, "GUEST", "MEMBER"),
          () -> acme.roleRedefined("GUEST", MEMBERS_READ, ORGANIZATION_READ),
          () -> acme.invited("i1", carol + "@example.com"),
          () -> acme.invited("i2", "late@example.com", LONG_AGO, List.of()),
          () -> acme.resent("i1", carol + "@example.com", 2, Instant.now().plusSeconds(90_000)),
          () -> acme.accepted("i1", carol),
          () -> acme.roleInTeamChanged("red", bob, "MEMBER"),
          () -> acme.teamUpdated("red", "rouge", "\"Les {rouges}\", \\ they said"),
          () -> acme.teamCreated("blue"),
          () -> acme.addedTo(dave, roles("apollo"), List.of(new TeamRole("blue", "LEAD"))),
          () -> acme.upgraded().seatsSetTo(17),
          () -> acme.cacheApplied(PodType.HIGH),
          () -> acme.transferred(bob, carol),
          () -> acme.removed(bob),
          () -> acme.roleDeleted("GUEST"),
          () -> acme.roleInProjectChanged("apollo", alice, "ADMIN", "OWNER"),
          () -> acme.paidBy("apollo", "payer"),
          () -> acme.added(bob, "ADMIN"),
          () -> acme.projectCreated("gemini", bob).roleInProjectTaken("apollo", alice),
          () -> acme.projectDeleted("apollo"),
          () -> acme.teamDeleted("red").left(dave),
          () -> acme.integrationAdded("s1", STORAGE).tagCreated("t1", "Urgent", "FF0000"),
          () -> acme.expired("i2").cacheDestroyed());

  private List<ProjectRole> roles(String projectId) {
    return List.of(new ProjectRole(projectId, "LABELER"));
  }

  @Test
  void answersEverythingAsItWasAnsweredThen() {
    var then = new LinkedHashMap<Long, Map<String, Answer>>();
    then.put(acme.position(), answers());
    for (var step : steps) {
      step.run();
      then.put(acme.position(), answers());
    }
    then.forEach((position, answers) -> assertSame(answers, position, position.toString()));
  }

  private Map<String, Answer> answers() {
    var asking = as(alice).after(acme);
    return paths.stream().collect(Collectors.toMap(Function.identity(), asking::get));
  }

  private void assertSame(Map<String, Answer> then, long position, String asOf) {
    then.forEach(
        (path, answer) -> {
          var past = as(alice).get(path + (path.contains("?") ? "&" : "?") + "asOf=" + asOf);
          assertThat(past.body()).as(path + " as of " + asOf).isEqualTo(answer.body());
          assertThat(past.status()).isEqualTo(answer.status());
          assertThat(past.header("ETag")).isEqualTo(answer.header("ETag"));
          assertThat(past.header("Position")).isEqualTo("" + position);
        });
  }

  @Test
  void takesATimeForThePositionOfTheLastEventByThen() {
    acme.added(bob, "MEMBER");
    var asking = as(alice).after(acme);
    var time = asking.get(organization + "/members/" + bob).<String>json("$.joinedAt");
    var then = asking.get(organization + "/members?asOf=" + time);
    assertThat(then.<String>each("userId")).containsExactly(alice, bob);
    assertThat(then.header("Position")).isEqualTo("" + acme.position());
    var before = Instant.parse(time).minusMillis(1);
    assertThat(asking.get(organization + "/members?asOf=" + before).<String>each("userId"))
        .containsExactly(alice);
    var inOtherZone = before.atOffset(ZoneOffset.ofHours(-7));
    assertThat(asking.get(organization + "/members?asOf=" + inOtherZone).<String>each("userId"))
        .containsExactly(alice);
  }

  @Test
  void takesAMomentOfTheNextMinuteForNow() {
    var asking = as(alice).after(acme.added(bob, "MEMBER"));
    var soon = Instant.now().plusSeconds(50);
    assertThat(asking.get(organization + "/members?asOf=" + soon).<String>each("userId"))
        .containsExactly(alice, bob);
  }

  @Test
  void countsWhatComesInThatMinuteToo() {
    var soon = Instant.now().plusSeconds(50);
    for (var user : List.of(bob, carol, dave)) {
      var asking = as(alice).after(acme.added(user, "MEMBER"));
      assertThat(asking.get(organization + "/members?asOf=" + soon).<String>each("userId"))
          .contains(user);
    }
  }

  @Test
  void answersTheSameAgain() {
    var then = acme.added(bob, "MEMBER").position();
    acme.added(carol, "MEMBER");
    var path = organization + "/members?asOf=" + then;
    var asking = as(alice).after(acme);
    for (var times = 0; times < 3; times++) {
      var answer = asking.get(path);
      assertThat(answer.<String>each("userId")).containsExactly(alice, bob);
      assertThat(answer.header("Position")).isEqualTo(Long.toString(then));
    }
    acme.roleChanged(alice, "NONE", "OWNER");
    as(alice).after(acme).get(path).isProblem(403, "FORBIDDEN");
  }

  @Test
  void expiresInvitationsByTheClockOfThen() {
    var end = Instant.now().plusSeconds(40).truncatedTo(ChronoUnit.MILLIS);
    acme.invited("i1", "x@example.com", end);
    for (var asOf : List.of(acme.position(), end.minusMillis(1))) {
      assertThat(statusAsOf(asOf)).isEqualTo("PENDING");
      assertThat(pendingAsOf(asOf)).isEqualTo(1);
    }
    assertThat(statusAsOf(end)).isEqualTo("EXPIRED");
    assertThat(pendingAsOf(end)).isZero();
  }

  private String statusAsOf(Object asOf) {
    var asking = as(alice).after(acme);
    return asking.get(organization + "/invitations/i1?asOf=" + asOf).json("$.status");
  }

  private int pendingAsOf(Object asOf) {
    var asking = as(alice).after(acme);
    return asking.get(organization + "/overview?asOf=" + asOf).json("$.pendingInvitations");
  }

  @Test
  void knowsNothingBeforeTheBeginning() {
    var begin = acme.position() - 1;
    var asking = as(alice).after(acme);
    for (var path : List.of("", "/members", "/teams/red/members", "/roles")) {
      for (var asOf : List.of(begin - 1, 0, "2020-01-01T00:00:00Z")) {
        asking.get(organization + path + "?asOf=" + asOf).isProblem(404, "ORGANIZATION_NOT_FOUND");
      }
    }
    assertThat(asking.get(organization + "?asOf=" + begin).<Integer>json("$.version")).isEqualTo(1);
  }

  @Test
  void showsOperatorsADeletedOrganizationAsItWas() {
    var alive = acme.teamCreated("red").putInTeam("red", alice, "LEAD").position();
    acme.deleted();
    var operator = asOperator().after(acme);
    for (var path :
        List.of("", "/overview", "/members", "/teams", "/teams/red/members", "/roles")) {
      assertThat(operator.get(organization + path + "?asOf=" + alive).status()).isEqualTo(200);
      operator
          .get(organization + path + "?asOf=" + acme.position())
          .isProblem(410, "ORGANIZATION_DELETED");
      as(alice).get(organization + path + "?asOf=" + alive).isProblem(410, "ORGANIZATION_DELETED");
      as(bob).get(organization + path + "?asOf=" + alive).isProblem(404, "ORGANIZATION_NOT_FOUND");
    }
    operator.get(organization).isProblem(410, "ORGANIZATION_DELETED");
  }

  @Test
  void judgesByThePermissionsOfToday() {
    var admin = acme.added(bob, "ADMIN").position();
    var none = acme.roleChanged(bob, "NONE", "ADMIN").added(carol, "MEMBER").position();
    var asking = as(bob).after(acme);
    asking.get(organization + "/members?asOf=" + admin).isProblem(403, "FORBIDDEN");
    assertThat(
            asking.get(organization + "/members/" + bob + "?asOf=" + admin).<String>json("$.role"))
        .isEqualTo("ADMIN");
    as(dave).get(organization + "?asOf=" + none).isProblem(404, "ORGANIZATION_NOT_FOUND");
    assertThat(as(carol).get(organization + "/members?asOf=" + admin).status()).isEqualTo(200);
    as(carol)
        .get(organization + "/members/" + carol + "?asOf=" + admin)
        .isProblem(404, "NOT_FOUND");
  }

  @Test
  void showsOfThePastTheTeamsAndProjectsThatSomebodyIsInToday() {
    acme.added(bob, "NONE").teamCreated("red").teamCreated("blue").putInTeam("blue", bob, "LEAD");
    acme.putInTeam("red", alice, "LEAD").projectCreated("apollo", alice);
    var then = acme.projectCreated("gemini", bob).position();
    acme.takenOutOfTeam("blue", bob).putInTeam("red", bob, "MEMBER");
    acme.roleInProjectTaken("gemini", bob).givenRoleInProject("apollo", bob, "LABELER");
    acme.takenOutOfTeam("red", alice);
    var asking = as(bob).after(acme);
    var asOf = "?asOf=" + then;
    assertThat(asking.get(organization + "/teams" + asOf).<String>each("id"))
        .containsExactly("red");
    assertThat(asking.get(organization + "/projects" + asOf).<String>each("id"))
        .containsExactly("apollo");
    assertThat(asking.get(organization + "/teams/red/members" + asOf).<String>each("userId"))
        .containsExactly(alice);
    assertThat(asking.get(organization + "/projects/apollo/members" + asOf).<String>each("userId"))
        .containsExactly(alice);
    asking.get(organization + "/teams/blue" + asOf).isProblem(404, "TEAM_NOT_FOUND");
    asking
        .get(organization + "/projects/gemini/members" + asOf)
        .isProblem(404, "PROJECT_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "-1",
        "1.5",
        "9999999999999999999",
        "999999999999999999",
        "2026-01-01",
        "2026-01-01T00:00:00",
        "2026-13-01T00:00:00Z",
        "9999-01-01T00:00:00Z",
        "1&asOf=2"
      })
  void refusesWhatIsNoMomentOfThePast(String asOf) {
    for (var path : List.of("", "/members", "/teams/red/members")) {
      as(alice).after(acme).get(organization + path + "?asOf=" + asOf).isInvalid("asOf");
    }
  }

  @Test
  void isAskedOnlyWhereItIsAnswered() {
    for (var path :
        List.of(
            organization + "/children",
            organization + "/join-requests",
            organization + "/resource-tags",
            organization + "/integrations",
            organization + "/webhooks",
            organization + "/audit-trail",
            "/organizations",
            "/users/me/invitations",
            "/roles")) {
      as(alice).after(acme).get(path + "?asOf=1").isInvalid("asOf");
    }
    assertThat(as(alice).get(organization + "?asOf=").status()).isEqualTo(200);
  }

  @Test
  void pagesThroughTheStateOfTheFirstPage() {
    acme.added(bob, "MEMBER").added(carol, "MEMBER");
    for (var asOf : List.of(acme.position(), Instant.now().plusSeconds(30))) {
      var path = organization + "/members?limit=2&asOf=" + asOf;
      var first = as(alice).after(acme).get(path);
      assertThat(first.<String>each("userId")).containsExactly(alice, bob);
      var member = user("member" + acme.position());
      acme.added(member, "MEMBER");
      var second = as(alice).after(acme).get(path + "&cursor=" + cursor(first));
      assertThat(second.<String>each("userId")).containsExactly(carol);
      assertThat(cursor(second)).isNull();
      assertThat(second.header("Position")).isEqualTo(first.header("Position"));
      acme.removed(member);
    }
  }

  @Test
  void takesNoCursorOfAnotherMoment() {
    acme.added(bob, "MEMBER").added(carol, "MEMBER");
    var path = organization + "/members?limit=1";
    var asking = as(alice).after(acme);
    var live = path + "&cursor=" + cursor(asking.get(path));
    var asOf = path + "&cursor=" + cursor(asking.get(path + "&asOf=" + acme.position()));
    var time = Instant.now();
    var atTime = path + "&cursor=" + cursor(asking.get(path + "&asOf=" + time));
    asking.get(asOf).isInvalid("cursor");
    asking.get(atTime).isInvalid("cursor");
    asking.get(live + "&asOf=" + acme.position()).isInvalid("cursor");
    asking.get(asOf + "&asOf=" + (acme.position() - 1)).isInvalid("cursor");
    asking.get(asOf + "&asOf=" + time).isInvalid("cursor");
    asking.get(atTime + "&asOf=" + time.minusMillis(1)).isInvalid("cursor");
    assertThat(asking.get(atTime + "&asOf=" + time).status()).isEqualTo(200);
  }

  private static String cursor(Answer page) {
    return page.json("$.nextCursor");
  }
}
