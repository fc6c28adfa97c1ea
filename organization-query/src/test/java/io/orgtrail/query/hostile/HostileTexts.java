package io.orgtrail.query.hostile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** What no decent client writes, as it goes over the wire. */
final class HostileTexts {

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\0",
          "a\0b",
          "\u0007",
          "\u202e",
          "\ufffe",
          "\ud83d\ude00",
          "a\nb",
          "\\",
          "a\\",
          "%",
          "_",
          "%_\\%",
          "'",
          "\"",
          "' OR 1=1 --",
          "$$",
          ":id",
          "?",
          "{}",
          "[",
          "(((((",
          ".*",
          "${jndi:ldap://localhost/a}",
          "<script>",
          "../..",
          "null",
          "true",
          "TRUE",
          "PENDING",
          "pending",
          "IAM",
          "asc",
          "MemberAdded",
          "0",
          "-1",
          "1",
          "+1",
          " 1",
          "1.5",
          "1e3",
          "0x10",
          "\u0663",
          "500",
          "501",
          "2147483647",
          "2147483648",
          "999999999999999999",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "9".repeat(400),
          "0001-01-01T00:00:00Z",
          "0000-01-01T00:00:00Z",
          "-0001-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999999999Z",
          "9999-12-31T23:59:59.999999999-18:00",
          "+999999999-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00+18:00",
          "2026-01-01",
          "2026-01-01T00:00:00",
          "2026-01-01T00:00:00+99:00",
          "2026-02-30T00:00:00Z",
          "2026-01-01T25:00:00Z",
          "1970-01-01T00:00:00Z",
          "a".repeat(1_001),
          "\u00e9".repeat(1_500),
          cursor("{\"list\":\"x\",\"after\":1}"),
          cursor("{\"list\":null,\"after\":-1,\"asOf\":-1}"),
          cursor("{\"list\":\"x\",\"after\":9223372036854775808}"),
          cursor("{\"asOf\":9223372036854775807}"),
          cursor("{\"asOf\":-9223372036854775808}"),
          cursor("[".repeat(300)),
          cursor("\u0000"));

  /** These are no texts in any encoding. */
  private static final List<String> BROKEN =
      List.of(
          "%", "%zz", "%ff", "%c0%80", "%ed%a0%80", "%f8%88%80%80%80", "%u0000", "a%2", "%25%30");

  /** In headers they stand as they are. */
  private static final List<String> HEADERS =
      List.of(
          "",
          "-1",
          "1.5",
          "9223372036854775808",
          "9".repeat(3_000),
          "wait=-1",
          "wait=99999999999",
          "wait=",
          "wait=0,wait=1;wait=\"x",
          "W/\"",
          "\"a\",,\"b",
          "*",
          "*/*;q=x",
          "text/csv",
          "text/event-stream",
          "application/x-ndjson, text/csv;q=0",
          "/",
          "a/b/c",
          ",;=\"",
          "\u00e9\u00ff",
          "a".repeat(9_000));

  private HostileTexts() {}

  private static String cursor(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  static List<String> encoded() {
    return Stream.concat(
            TEXTS.stream()
                .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")),
            BROKEN.stream())
        .toList();
  }

  static List<String> forHeaders() {
    return HEADERS;
  }
}
