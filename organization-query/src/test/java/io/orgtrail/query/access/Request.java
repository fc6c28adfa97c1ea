package io.orgtrail.query.access;

import com.jayway.jsonpath.JsonPath;
import io.orgtrail.query.fixtures.Client;
import io.orgtrail.query.fixtures.PermissionTable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Something that can be asked for, in one format. */
record Request(String method, String path, String accept) {

  /** What is answered to those who may ask, whether or not it is there. */
  static final String MAY = "may";

  /** Every request of the documentation, with those who may ask. */
  static final Map<String, String> TABLE = table();

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern PERMISSION = Pattern.compile("`([a-z]+:[a-z]+)`");
  private static final String AFTER_THE_END = ", also once it is deleted";

  private static final Set<String> REFUSALS =
      Set.of(
          "UNAUTHENTICATED",
          "FORBIDDEN",
          "ORGANIZATION_NOT_FOUND",
          "ORGANIZATION_DELETED",
          "TEAM_NOT_FOUND",
          "PROJECT_NOT_FOUND");

  /** Parts of paths that need a parameter. */
  private static final Map<String, String> PARAMETERS =
      Map.of("/changes", "?from=1", "/integrations/default", "?kind=IAM");

  /** Bodies that a rule refuses, so that nothing comes of them. */
  private static final Map<String, String> BODIES =
      Map.of(
          "/replays", "{\"projection\":\"none\"}",
          "/event-replays", "{\"topic\":\"copies\",\"fromPosition\":2,\"toPosition\":1}");

  private static Map<String, String> table() {
    var table = new TreeMap<>(PermissionTable.rows("query"));
    table.putAll(PermissionTable.rows("both"));
    return table;
  }

  /** What Spring maps. */
  static Stream<Request> of(RequestMappingInfo mapping) {
    var methods = mapping.getMethodsCondition().getMethods();
    var named = methods.isEmpty() ? Set.of(RequestMethod.GET) : methods;
    var accepts = mapping.getProducesCondition().getProducibleMediaTypes();
    var accept = accepts.isEmpty() ? "*/*" : accepts.iterator().next().toString();
    return mapping.getPatternValues().stream()
        .flatMap(path -> named.stream().map(method -> new Request(method.name(), path, accept)));
  }

  /** Those who may ask, in the words of the documentation. */
  String who() {
    return TABLE.getOrDefault(toString(), "nobody").replace(AFTER_THE_END, "");
  }

  boolean isAboutAnOrganization() {
    return path.startsWith("/organizations/{ref}");
  }

  boolean isAnsweredAfterTheEnd() {
    return TABLE.get(toString()).endsWith(AFTER_THE_END);
  }

  /** Whether the documentation names them. */
  boolean isFor(Asking asking) {
    return Stream.of(who().split(", or ")).anyMatch(each -> isMeant(asking, each));
  }

  private static boolean isMeant(Asking asking, String each) {
    var needed = PERMISSION.matcher(each).results().map(found -> found.group(1)).toList();
    return asking.traits().contains(each)
        || each.startsWith("`") && asking.permissions().containsAll(needed);
  }

  /** The refusal that is heard, or {@link #MAY}. */
  String answer(Client client, String organizationId, String userId) {
    try {
      var response = HTTP.send(ask(client, organizationId, userId), BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        if (accept.equals(MediaType.TEXT_EVENT_STREAM_VALUE) && response.statusCode() == 200) {
          // It never ends.
          return MAY;
        }
        return answer(response.statusCode(), body.readAllBytes());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String answer(int status, byte[] body) {
    if (status >= 500) {
      return "status " + status;
    }
    String code =
        status < 400 ? MAY : JsonPath.read(new String(body, StandardCharsets.UTF_8), "$.code");
    return REFUSALS.contains(code) ? code : MAY;
  }

  private HttpRequest ask(Client client, String organizationId, String userId) {
    var body = BODIES.getOrDefault(path, "");
    return HttpRequest.newBuilder(
            client.with("Accept", accept).request(method, filled(organizationId, userId)),
            (name, value) -> true)
        .setHeader("Content-Type", "application/json")
        .method(
            method, method.equals("POST") ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
        .build();
  }

  private String filled(String organizationId, String userId) {
    var filled =
        path.replace("{ref}", organizationId)
            .replace("{userId}", userId)
            .replace("{idOrSlug}", "core")
            .replace("{projectId}", "apollo")
            .replace("{invitationId}", "i1")
            .replace("{webhookId}", "hook")
            .replace("{id}", "none")
            .replace("{organizationId}", "none")
            .replace("{position}", "1")
            .replace("**", "readiness");
    return PARAMETERS.entrySet().stream()
        .filter(needed -> filled.endsWith(needed.getKey()))
        .map(needed -> filled + needed.getValue())
        .findFirst()
        .orElse(filled);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
