package io.orgtrail.command.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.command.testing.EveryCommand;
import io.orgtrail.command.testing.HttpCommands.Answer;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.PermissionTable;
import io.orgtrail.command.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Who may ask the command service for what, as the documentation says: everything that Spring maps,
 * by every kind of caller. A request or a row without the other fails.
 */
class RequestPermissionsIT {

  /** What the container asks for, and nobody else: it answers whoever is signed in with a 404. */
  private static final String ERROR_PAGE = "GET /error";

  private static final Map<String, String> TABLE = table();

  private final Installation installation = Installation.shared();
  private final String acme = "acme-" + UUID.randomUUID();

  private static Map<String, String> table() {
    var table = new TreeMap<>(PermissionTable.rows("command"));
    table.putAll(PermissionTable.rows("both"));
    return table;
  }

  @Test
  void theTableHasEveryRequest() {
    assertThat(
            installation
                .service()
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .stream()
                .flatMap(mappings -> mappings.getHandlerMethods().keySet().stream())
                .flatMap(RequestPermissionsIT::requests))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(TABLE.keySet().stream(), Stream.of(ERROR_PAGE)).toList());
  }

  private static Stream<String> requests(RequestMappingInfo mapping) {
    var methods = mapping.getMethodsCondition().getMethods();
    var named = methods.isEmpty() ? Set.of(RequestMethod.GET) : methods;
    return mapping.getPatternValues().stream()
        .flatMap(path -> named.stream().map(method -> method + " " + path));
  }

  @Test
  void isAnsweredToThoseWhomTheTableNames() {
    assertThat(answered(null)).isEqualTo(expected("anyone"));
    assertThat(answered(Tokens.of("eve"))).isEqualTo(expected("anyone", "anyone signed in"));
    assertThat(answered(Tokens.unverified("eve")))
        .isEqualTo(expected("anyone", "anyone signed in"));
    assertThat(answered(Tokens.operator()))
        .isEqualTo(expected("anyone", "anyone signed in", "an operator"));
    assertThat(answered(metrics()))
        .isEqualTo(expected("anyone", "anyone signed in", "the scope `organization:metrics`"));
  }

  @Test
  void noRequestIsAnsweredWithABadToken() {
    Tokens.attacks("alice")
        .forEach(
            (attack, token) -> assertThat(answered(token).values()).as(attack).containsOnly(false));
  }

  @Test
  void noCommandIsTakenWithABadToken() {
    var codes = new TreeMap<String, String>();
    EveryCommand.json(acme)
        .forEach(
            (command, json) ->
                Tokens.attacks("alice")
                    .forEach(
                        (attack, token) ->
                            codes.put(
                                command + ", " + attack,
                                installation.http().post(token, command, json).code())));

    assertThat(codes).hasSizeGreaterThan(EveryCommand.all().size());
    assertThat(codes.values()).as("%s", codes).containsOnly("UNAUTHENTICATED");
  }

  /** Whether each request is answered: nobody is told more of one that is not theirs. */
  private Map<String, Boolean> answered(String token) {
    var answered = new TreeMap<String, Boolean>();
    TABLE.keySet().forEach(request -> answered.put(request, isAnswered(ask(request, token))));
    return answered;
  }

  private static boolean isAnswered(Answer answer) {
    assertThat(answer.status()).isLessThan(500);
    return answer.status() != 401 && answer.status() != 403;
  }

  private Answer ask(String request, String token) {
    var words = request.split(" ");
    var path = words[1].replace("**", "readiness").replaceAll("\\{\\w+}", "none");
    return installation.http().send(words[0], token, path);
  }

  private static Map<String, Boolean> expected(String... traits) {
    var expected = new TreeMap<String, Boolean>();
    TABLE.forEach(
        (request, who) ->
            expected.put(
                request, Stream.of(who.split(", or ")).anyMatch(List.of(traits)::contains)));
    return expected;
  }

  private static String metrics() {
    return Tokens.with(claims -> claims.subject("meter").claim("scope", "organization:metrics"));
  }
}
