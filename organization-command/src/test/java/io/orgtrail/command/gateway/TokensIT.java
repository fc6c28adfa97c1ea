package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
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
        badToken("forged", Tokens.forged("alice")),
        badToken("changed", good.substring(0, good.length() - 8) + "AAAAAAAA"),
        badToken("without signature", unsigned("{\"alg\":\"none\"}")),
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
        badToken("expired", Tokens.until("alice", Instant.now().minusSeconds(5))),
        badToken(
            "not valid yet",
            Tokens.with(
                it ->
                    it.subject("alice").notBeforeTime(Date.from(Instant.now().plusSeconds(600))))),
        badToken("for others", Tokens.with(it -> it.subject("alice").audience("others"))),
        badToken("by others", Tokens.with(it -> it.subject("alice").issuer("https://others"))),
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
