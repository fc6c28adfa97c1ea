package io.orgtrail.api.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.messages.Violations;
import io.orgtrail.api.organizations.OrganizationCommand.ApplyCache;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.RestoreOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.SetSeatLimit;
import io.orgtrail.api.organizations.OrganizationCommand.UpdateOrganization;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.InvalidFormatException;

class OrganizationCommandValidationTest {

  @Test
  void acceptsAFullProfile() {
    var profile =
        """
        "name":"Acme","slug":"acme-1","description":"d","logo":"https://a.example/l.png",\
        "website":"http://a.example","industry":"ai-ml","email":"a@example.com","phone":"1",\
        "visibility":"PUBLIC\"""";

    assertThat(creating(profile)).isEmpty();
    assertThat(updating(profile)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "acme", "acme-2", "0-0-0", "a1-b2-c3"})
  void acceptsSlugs(String slug) {
    assertThat(creating("\"name\":\"Acme\",\"slug\":\"" + slug + "\"")).isEmpty();
    assertThat(updating("\"slug\":\"" + slug + "\"")).isEmpty();
    assertThat(restoring("\"slug\":\"" + slug + "\"")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "Acme", "-acme", "acme-", "ac--me", "ac\\nme", "acme\\n", "-", "--", "ac me", "ac_me",
        "äcme"
      })
  void rejectsWhatIsNoSlug(String slug) {
    assertThat(creating("\"name\":\"Acme\",\"slug\":\"" + slug + "\"")).containsExactly("slug");
    assertThat(updating("\"slug\":\"" + slug + "\"")).containsExactly("slug");
    assertThat(restoring("\"slug\":\"" + slug + "\"")).containsExactly("slug");
  }

  @Test
  void judgesSlugsOfAnyLength() {
    assertThat(updating(field("slug", "a" + "-a".repeat(100_000)))).containsExactly("slug");
    assertThat(updating(field("slug", "a".repeat(200_000) + "-"))).containsExactly("slug");
  }

  @ParameterizedTest
  @CsvSource({"name, 200", "slug, 63", "description, 2000", "industry, 64", "phone, 50", "name, 1"})
  void limitsLengths(String field, int longest) {
    assertThat(updating(field(field, "x".repeat(longest)))).isEmpty();
    if (longest > 1) {
      assertThat(updating(field(field, "x".repeat(longest + 1)))).containsExactly(field);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\\nb", "a\\tb"})
  void rejectsWhatIsNoName(String name) {
    assertThat(creating(field("name", name))).containsExactly("name");
    assertThat(updating(field("name", name))).containsExactly("name");
    assertThat(restoring(field("name", name))).containsExactly("name");
    assertThat(restoring(field("name", "x".repeat(201)))).containsExactly("name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://a.example", "HTTP://a.example/x?y#z", "http://localhost:8080/"})
  void acceptsLinks(String url) {
    assertThat(updating(field("website", url) + "," + field("logo", url))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.example",
        "ftp://a.example",
        "javascript:alert(1)",
        "http://",
        "http:///x",
        "https://a example",
        "data:text/html,http://a.example"
      })
  void rejectsOtherLinks(String url) {
    assertThat(updating(field("website", url) + "," + field("logo", url)))
        .containsExactly("logo", "website");
  }

  @Test
  void clearsWhatMayBeEmpty_andNothingElse() {
    assertThat(
            updating(
                """
                "description":null,"logo":null,"website":null,"industry":null,"email":null,\
                "phone":null"""))
        .isEmpty();
    assertThat(updating("\"name\":null,\"slug\":null,\"visibility\":null"))
        .containsExactly("name", "slug", "visibility");
    assertThat(restoring("\"name\":null,\"slug\":null")).containsExactly("name", "slug");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "bob", "bob@localhost"})
  void rejectsWhatIsNoEmailAddress(String email) {
    assertThat(updating(field("email", email))).containsExactly("email");
    assertThat(creating("\"name\":\"Acme\"," + field("email", email))).containsExactly("email");
  }

  @ParameterizedTest
  @CsvSource({
    "STANDARD, , true", "STANDARD, holding, false",
    "SUB, , false", "SUB, holding, true",
    "CLIENT, , false", "CLIENT, holding, true"
  })
  void takesAParentForSubAndClientAlone(Kind kind, String parent, boolean valid) {
    var command =
        new CreateOrganization(
            "acme", "Acme", null, null, null, null, null, null, null, null, kind, parent);

    assertThat(Violations.of(command))
        .isEqualTo(valid ? List.of() : List.of("parentOrganizationId"));
  }

  @Test
  void isPrivateAndStandard_whenNotSaidOtherwise() {
    var command =
        new CreateOrganization(
            "acme", "Acme", null, null, null, null, null, null, null, null, null, null);

    assertThat(command.visibility()).isEqualTo(Visibility.PRIVATE);
    assertThat(command.kind()).isEqualTo(Kind.STANDARD);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, true", "-1, false"})
  void takesSeatLimitsFromZero(int limit, boolean valid) {
    assertThat(limiting("\"limit\":" + limit)).isEqualTo(valid ? List.of() : List.of("limit"));
  }

  @Test
  void takesNoSeatLimit_onlyWhenItIsSaid() {
    assertThat(limiting("\"limit\":null")).isEmpty();
    assertThat(limiting("\"organizationId\":\"acme\"")).containsExactly("limit");
  }

  private static List<String> creating(String fields) {
    return Violations.of(CreateOrganization.class, "{\"organizationId\":\"acme\"," + fields + "}");
  }

  private static List<String> restoring(String fields) {
    return Violations.of(RestoreOrganization.class, "{\"organizationId\":\"acme\"," + fields + "}");
  }

  private static List<String> updating(String fields) {
    return Violations.of(UpdateOrganization.class, "{\"organizationId\":\"acme\"," + fields + "}");
  }

  @Test
  void takesSizesOfACacheByName() {
    var sizes = Stream.of("SMALL", "MEDIUM", "HIGH").map(size -> caching(field("podType", size)));

    assertThat(sizes).allMatch(List::isEmpty);
    assertThat(caching("\"podType\":null")).containsExactly("podType");
    assertThatThrownBy(() -> caching(field("podType", "HUGE")))
        .isInstanceOf(InvalidFormatException.class);
  }

  private static List<String> caching(String fields) {
    return Violations.of(ApplyCache.class, "{\"organizationId\":\"acme\"," + fields + "}");
  }

  private static List<String> limiting(String fields) {
    return Violations.of(SetSeatLimit.class, "{\"organizationId\":\"acme\"," + fields + "}");
  }

  private static String field(String name, String value) {
    return "\"" + name + "\":\"" + value + "\"";
  }
}
