package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.benchmarks.load.HttpRequest;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A question that clients ask again and again.
 *
 * @param entries how many entries its page has, -1 for something that is no page
 */
record Query(String name, HttpRequest request, int entries) {
  private static final int PAGE = 50;
  private static final int LARGEST_PAGE = 500;
  private static final int NO_PAGE = -1;

  /** Those that are measured, about one organization. */
  static List<Query> about(SizedOrganization organization, int invitations, QueryService service) {
    int page = Math.min(PAGE, organization.members());
    String members = "/members?limit=" + PAGE;
    String asOf = "asOf=" + organization.middle();
    String searched = organization.userId(organization.plainMembers() / 2);
    return List.of(
        of("organization", organization, "", NO_PAGE),
        of("members, first page", organization, members, page),
        of("members, page amid", organization, members + amid(organization, service), page / 2),
        of("members, search", organization, members + "&search=" + searched, 1),
        of(
            "invitations",
            organization,
            "/invitations?status=PENDING&limit=" + PAGE,
            Math.min(PAGE, invitations)),
        of("audit trail", organization, "/audit-trail?limit=" + PAGE, page),
        of("organization as of then", organization, "?" + asOf, NO_PAGE),
        of("members as of then", organization, members + "&" + asOf, page / 2));
  }

  private static Query of(String name, SizedOrganization of, String rest, int entries) {
    return new Query(name, new HttpRequest(of.path() + rest, of.tokens()), entries);
  }

  /** Goes on page by page to the middle, as somebody does who reads all. */
  private static String amid(SizedOrganization organization, QueryService service) {
    int left = organization.members() / 2;
    String cursor = "";
    while (left > 0) {
      int limit = Math.min(LARGEST_PAGE, left);
      String path = organization.path() + "/members?limit=" + limit + cursor;
      JsonNode page = service.get(path, organization.owner());
      cursor = "&cursor=" + page.get("nextCursor").asString();
      left -= limit;
    }
    return cursor;
  }

  /** Fails unless the answer is what it should be: a fast answer must be the right one. */
  void check(SizedOrganization organization, QueryService service) {
    JsonNode answer = service.get(request.path(), organization.owner());
    boolean right =
        entries == NO_PAGE
            ? answer.get("id").asString().equals(organization.id())
            : answer.get("data").size() >= entries;
    if (!right) {
      throw new IllegalStateException("%s answers %s".formatted(request.path(), answer));
    }
  }
}
