package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.EveryCommand;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokensIT {

  private final CommandClient client = Installation.shared().client();
  private final String acme = "acme-" + UUID.randomUUID();

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String unsigned(String header) {
    var claims = "{\"sub\":\"alice\",\"aud\":\"organization\",\"iss\":\"" + Tokens.ISSUER + "\"}";
    return base64(header) + "." + base64(claims) + ".";
  }

  private static Arguments bad(String what, String authorization) {
    return Arguments.of(what, authorization);
  }

  private static Arguments badToken(String what, String token) {
    return bad(what, "Bearer " + token);
  }

  static Stream<Arguments> badTokens() {
    var good = Tokens.of("alice");
    return Stream.of(
        bad("none", null),
        bad("another scheme", "Basic " + base64("alice:secret")),
        badToken("empty", ""),
        badToken("garbage", "%%% no token %%%"),
        badToken("changed", good.substring(0, good.length() - 8) + "AAAAAAAA"),
        badToken(
            "signed with a secret", unsigned("{\"alg\":\"HS256\",\"kid\":\"test\"}") + base64("x")),
        badToken("unknown algorithm", unsigned("{\"alg\":\"XX\"}") + base64("x")),
        badToken("unknown key", unsigned("{\"alg\":\"RS256\",\"kid\":\"other\"}") + base64("x")),
        badToken("a curve's key", unsigned("{\"alg\":\"ES384\",\"kid\":\"test\"}") + base64("x")),
        badToken(
            "critical header",
            unsigned("{\"alg\":\"RS256\",\"crit\":[\"x\"],\"x\":1}") + base64("x")),
        badToken(
            "encrypted", base64("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\"}") + ".AA.AA.AA.AA"),
        badToken("too long", "a".repeat(20_000)),
        badToken(
            "not valid yet",
            Tokens.with(
                it ->
                    it.subject("alice").notBeforeTime(Date.from(Instant.now().plusSeconds(600))))),
        badToken("without subject", Tokens.with(it -> it.subject(null))),
        badToken("subject is too long", Tokens.with(it -> it.subject("a".repeat(300)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void aBadTokenIsRefusedAndHoldsUpNothing(String what, String authorization) {
    var bad = Message.create(acme).header("authorization", authorization);
    var next = Message.create(acme).by("alice");

    client.post(bad);
    client.send(next).accepted();

    client.reply(bad).rejected(ErrorCode.UNAUTHENTICATED);
    assertThat(client.isDeadLetter(bad)).isFalse();
  }

  @Test
  void noCommandIsTakenWithABadToken() {
    client.send(Message.create(acme).by("alice")).accepted();
    var attacks = new LinkedHashMap<String, Message>();
    EveryCommand.json(acme)
        .forEach(
            (command, json) ->
                Tokens.attacks("alice")
                    .forEach(
                        (attack, token) ->
                            attacks.put(
                                command + ", " + attack,
                                Message.of(command, acme, json).token(token))));

    attacks.values().forEach(client::post);

    assertThat(attacks)
        .allSatisfy((what, attack) -> client.reply(attack).rejected(ErrorCode.UNAUTHENTICATED));
    // It is as it was made.
    assertThat(client.send(Message.rename(acme, acme + "!").by("alice")).version()).isEqualTo(3);
  }

  @Test
  void anUnreadableCommandByNobodyTellsNothingButThat() {
    var bad = Message.create(acme).value("no json");

    client.send(bad).rejected(ErrorCode.UNAUTHENTICATED);

    assertThat(client.deadLetter(bad).value()).isEqualTo("no json".getBytes());
  }

  @Test
  void whoTheTokenNamesIsTheCaller() {
    client.send(Message.create(acme).by("alice")).accepted();

    client
        .send(Message.add(acme, "mallory", "OWNER").by("mallory"))
        .rejected(ErrorCode.ORGANIZATION_NOT_FOUND);
    client.send(Message.add(acme, "bob", "OWNER").token(Tokens.operator())).accepted();
  }
}
