package io.orgtrail.query.access;

import static io.orgtrail.query.access.Request.MAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.integrations.IntegrationKind;
import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.api.roles.Role;
import io.orgtrail.query.fixtures.Client;
import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Who may ask for what, as the documentation says: everything that Spring maps, by every kind of
 * caller. A request or a row without the other fails.
 */
class RequestPermissionsIT extends QueryTest {

  /** What the container asks for, and nobody else: it answers whoever is signed in with a 404. */
  private static final String ERROR_PAGE = "GET /error";

  private final List<Request> requests =
      service.beans(RequestMappingInfoHandlerMapping.class).stream()
          .flatMap(mappings -> mappings.getHandlerMethods().keySet().stream())
          .flatMap(Request::of)
          .filter(request -> !request.toString().equals(ERROR_PAGE))
          .toList();

  @Test
  void theTableHasEveryRequest() {
    assertThat(requests.stream().map(Request::toString).distinct())
        .containsExactlyInAnyOrderElementsOf(Request.TABLE.keySet());
  }

  @Test
  void aPrivateOrganizationIsShownToThoseWhomTheTableNames() {
    assertAnswers(sub(Visibility.PRIVATE), RequestPermissionsIT::inPrivate);
  }

  @Test
  void aPublicOrganizationIsShownToThoseWhomTheTableNames() {
    assertAnswers(sub(Visibility.PUBLIC), RequestPermissionsIT::inPublic);
  }

  @Test
  void aDeletedOrganizationSaysSoToItsMembersAndOperatorsAlone() {
    assertAnswers(sub(Visibility.PUBLIC).deleted(), RequestPermissionsIT::inDeleted);
  }

  @Test
  void nothingIsAnsweredWithABadToken() {
    var acme = sub(Visibility.PUBLIC);
    service
        .attacking(Map.of("sub", alice, "scope", "organization:operator"))
        .forEach(
            (attack, client) ->
                assertThat(requests)
                    .extracting(request -> request.answer(client, acme.id(), alice))
                    .as(attack)
                    .containsOnly("UNAUTHENTICATED"));
  }

  @Test
  void withoutATokenNothingIsAnsweredButWhatIsForAnyone() {
    var acme = sub(Visibility.PUBLIC);
    assertThat(requests)
        .allSatisfy(
            request ->
                assertThat(request.answer(service.anonymous(), acme.id(), alice))
                    .isEqualTo(request.who().equals("anyone") ? MAY : "UNAUTHENTICATED"));
  }

  /** What is about a user is asked about alice, and by everybody about themselves. */
  private void assertAnswers(Story acme, BiFunction<Request, Asking, String> expected) {
    var aboutUsers = requests.stream().filter(request -> request.path().contains("{userId}"));
    var aboutThemselves = aboutUsers.toList();
    for (var asking : everybody()) {
      assertAnswers(acme, requests, asking, alice, expected);
      assertAnswers(acme, aboutThemselves, asking.aboutThemselves(), asking.userId(), expected);
    }
  }

  private static void assertAnswers(
      Story acme,
      List<Request> requests,
      Asking asking,
      String about,
      BiFunction<Request, Asking, String> expected) {
    var client = asking.client().after(acme);
    var answers = new TreeMap<String, String>();
    var right = new TreeMap<String, String>();
    for (var request : requests) {
      var name = request + " as " + request.accept();
      answers.put(name, request.answer(client, acme.id(), about));
      right.put(name, expected.apply(request, asking));
    }
    assertThat(answers).as("%s about %s", asking.name(), about).isEqualTo(right);
  }

  private static String inPrivate(Request request, Asking asking) {
    return expected(request, asking, "ORGANIZATION_NOT_FOUND");
  }

  private static String inPublic(Request request, Asking asking) {
    return request.who().endsWith("anyone signed in when it is PUBLIC")
        ? MAY
        : expected(request, asking, "FORBIDDEN");
  }

  private static String inDeleted(Request request, Asking asking) {
    if (!request.isAboutAnOrganization()
        || request.isAnsweredAfterTheEnd() && mayAsk(request, asking)) {
      return expected(request, asking, "");
    }
    return asking.isMember() || asking.isOperator()
        ? "ORGANIZATION_DELETED"
        : "ORGANIZATION_NOT_FOUND";
  }

  private static boolean mayAsk(Request request, Asking asking) {
    return asking.isOperator() || request.isFor(asking);
  }

  private static String expected(Request request, Asking asking, String toStrangers) {
    if (mayAsk(request, asking)) {
      return MAY;
    }
    if (asking.isMember() && request.who().endsWith("who is in it")) {
      // They do not learn which ones there are.
      return request.path().contains("/teams/") ? "TEAM_NOT_FOUND" : "PROJECT_NOT_FOUND";
    }
    var knows = asking.isMember() || !asking.permissions().isEmpty();
    return knows || !request.isAboutAnOrganization() ? "FORBIDDEN" : toStrangers;
  }

  /** A part of another organization, with one of everything that can be asked for. */
  private Story sub(Visibility visibility) {
    var parent = acme().added(user("pat"), "ADMIN").added(user("mona"), "MEMBER");
    acme().added(user("oscar"), "OWNER");
    var acme = untold().by(alice).created("default", visibility, Kind.SUB, parent.id());
    acme.added(alice, "OWNER").teamCreated("core").projectCreated("apollo", alice);
    Role.all().forEach(role -> acme.added(user(role.name()), role.name()));
    acme.added(user("xenia"), "NONE").putInTeam("core", user("xenia"), "MEMBER");
    acme.givenRoleInProject("apollo", user("xenia"), "LABELER");
    acme.added(user("olga"), "OWNER").left(user("olga"));
    acme.integrationAdded("aws", IntegrationKind.IAM).madeDefault("aws", IntegrationKind.IAM, null);
    acme.webhookRegistered("hook");
    return acme.invited("i1", user("ivy") + "@example.com");
  }

  /** Members are called like their roles; olga was an owner and has left; mona is of the parent. */
  private List<Asking> everybody() {
    return Stream.of(
            Role.all().stream()
                .map(role -> Asking.member(role, user(role.name()), as(user(role.name())))),
            Stream.of("mona", "olga", "oscar", "ivy", "eve")
                .map(name -> Asking.stranger(name, user(name), as(user(name)))),
            Stream.of(
                Asking.member(role("ADMIN"), user("ADMIN"), unverified("ADMIN")),
                Asking.member(role("NONE"), user("xenia"), as(user("xenia")), "who is in it"),
                Asking.fromAbove(user("pat"), as(user("pat"))),
                Asking.operator(user("operator"), asOperator()),
                Asking.stranger(
                    "metrics",
                    user("meter"),
                    as(user("meter"), Map.of("scope", "organization:metrics")),
                    "the scope `organization:metrics`")))
        .flatMap(each -> each)
        .toList();
  }

  private Client unverified(String name) {
    return as(user(name), Map.of("email_verified", false));
  }

  private static Role role(String name) {
    return Role.named(name).orElseThrow();
  }
}
