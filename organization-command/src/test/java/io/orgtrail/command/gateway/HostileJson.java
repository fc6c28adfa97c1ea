package io.orgtrail.command.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.orgtrail.api.integrations.IntegrationCommand.AddIntegration;
import io.orgtrail.api.messages.Command;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Bodies of commands in which some field, or the whole, is what no decent client sends. */
final class HostileJson {

  private static final String ASTRAL = "\\ud83d\\ude00";

  /** Values in JSON, each of which may stand for any field. */
  static final List<String> VALUES =
      List.of(
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"a\\u0007b\\u001b[31m\"",
          "\"\\ud800\"",
          "\"a\\udfffb\"",
          "\"" + ASTRAL.repeat(200) + "\"",
          "\"\\u202e\\ufeff\\u2028\"",
          "\"\"",
          "\" \"",
          "\"\\n\"",
          "\"null\"",
          "\"'; DROP TABLE member; --\"",
          "\"%_\\\\\"",
          "\"${jndi:ldap://localhost/a}\"",
          "\"<script>alert(1)</script>\"",
          "\"=cmd()\"",
          "\"../../../etc/passwd\"",
          "\"-\"",
          "\"--a--\"",
          "\"@\"",
          "\"a@b@c\"",
          "\"a@\\u00fc\\u0308.example\"",
          "\"a@" + "x".repeat(70) + ".example\"",
          "\"a@xn--\"",
          "\"http://[::1\"",
          "\"http://a b/\"",
          "\"https://user:pass@127.0.0.1:99999/\"",
          "\"file:///etc/passwd\"",
          "\"javascript:alert(1)\"",
          "\"http://\\u0130.example/\"",
          "\"#GGGGGG\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"0000-00-00T00:00:00Z\"",
          "\"OWNER\"",
          "\"" + "a".repeat(64) + "\"",
          "\"" + "a".repeat(65) + "\"",
          "\"" + "a".repeat(300_000) + "\"",
          "0",
          "-1",
          "-0",
          "-0.0",
          "1.5",
          "1e999",
          "-1e999",
          "1e-999",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "9".repeat(900),
          "9".repeat(2_000),
          "1e" + "9".repeat(20),
          "NaN",
          "Infinity",
          "0x10",
          "01",
          "+1",
          "true",
          "null",
          "[]",
          "{}",
          "[null]",
          "[[]]",
          "{\"a\":1,\"a\":2}",
          "{\"\":{\"\":{}}}",
          "{\"\\u0000\":1}",
          "{\"\\ud800\":1}",
          "{\"@class\":\"java.lang.Runtime\"}",
          "[\"java.lang.Runtime\",{}]",
          "[" + "\"a\",".repeat(5_000) + "\"a\"]",
          "[".repeat(9) + "]".repeat(9),
          "[".repeat(50_000),
          "[".repeat(50_000) + "]".repeat(50_000),
          "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000));

  /** Values that most fields of these names take. */
  private static final Map<String, String> GOOD =
      Map.ofEntries(
          Map.entry("email", "\"bob@example.com\""),
          Map.entry("role", "\"MEMBER\""),
          Map.entry("kind", "\"IAM\""),
          Map.entry("visibility", "\"PRIVATE\""),
          Map.entry("url", "\"https://example.com/hook\""),
          Map.entry("eventTypes", "[\"MemberAdded\"]"),
          Map.entry("permissions", "[\"organization:read\"]"),
          Map.entry("invitations", "[{\"email\":\"carl@example.com\"}]"),
          Map.entry("members", "[{\"userId\":\"bob\",\"joinedAt\":\"2019-05-04T10:00:00Z\"}]"),
          Map.entry("owner", "{\"userId\":\"bob\",\"joinedAt\":\"2019-05-04T12:00:00+02:00\"}"),
          Map.entry("createdAt", "\"2019-05-04T10:00:00Z\""),
          Map.entry("seatLimit", "100"),
          Map.entry("plan", "\"PREMIUM\""),
          Map.entry("podType", "\"SMALL\""),
          Map.entry("color", "\"#3B82F6\""),
          Map.entry("settings", "{\"bucket\":\"data\"}"),
          Map.entry("limit", "100"),
          Map.entry("datasets", "1"),
          Map.entry("tasks", "1"),
          Map.entry("expiresInDays", "3"),
          Map.entry("fromPosition", "1"),
          Map.entry("enabled", "true"),
          Map.entry("available", "true"),
          Map.entry("notify", "false"),
          Map.entry("projectRoles", "[]"),
          Map.entry("teamRoles", "[]"));

  private HostileJson() {}

  /** The body of a command of that type: any seed makes the same one. */
  static String of(Class<? extends Command> type, String organizationId, Random random) {
    var fields = new ArrayList<String>();
    var names = names(type);
    var hostile = random.nextInt(names.size());
    for (var i = 0; i < names.size(); i++) {
      var isHostile = i == hostile || random.nextInt(8) == 0;
      var value = isHostile ? any(VALUES, random) : good(type, names.get(i), organizationId);
      fields.add(field(names.get(i), value));
    }
    fields.removeIf(field -> random.nextInt(10) == 0);
    return spoiled("{" + String.join(",", fields) + "}", random);
  }

  /** The body of a command of that type in which one field alone is not as it should be. */
  static String with(
      Class<? extends Command> type, String organizationId, String field, String value) {
    return names(type).stream()
        .map(name -> field(name, name.equals(field) ? value : good(type, name, organizationId)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  static List<String> names(Class<? extends Command> type) {
    return Arrays.stream(type.getRecordComponents()).map(HostileJson::name).toList();
  }

  private static String name(RecordComponent component) {
    var named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null ? component.getName() : named.value();
  }

  private static String good(Class<?> type, String name, String organizationId) {
    if (type != AddIntegration.class && name.equals("kind")) {
      return "\"STANDARD\"";
    }
    if (name.equals("organizationId")) {
      return "\"" + organizationId + "\"";
    }
    return GOOD.getOrDefault(name, "\"" + name + "\"");
  }

  private static String field(String name, String value) {
    return "\"" + name + "\":" + value;
  }

  /** Now and then the whole is broken. */
  private static String spoiled(String json, Random random) {
    return switch (random.nextInt(30)) {
      case 0 -> json.substring(0, random.nextInt(json.length()));
      case 1 -> json + json;
      case 2 -> "\ufeff" + json;
      case 3 -> json.replaceFirst("\\{", "{\"organizationId\":\"other\",");
      case 4 -> json.replaceFirst("\\{", "{\"\\\\u0000\":1,");
      case 5 -> json.replace('"', '\'');
      case 6 -> any(VALUES, random);
      case 7 -> json + " // a comment";
      default -> json;
    };
  }

  static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
