package io.orgtrail.query.integrations;

import static io.orgtrail.api.integrations.IntegrationKind.IAM;
import static io.orgtrail.api.integrations.IntegrationKind.STORAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntegrationsIT extends QueryTest {

  @Test
  void showsEveryFieldOfAnIntegration() {
    var acme = acme().by(alice).integrationAdded("i1", STORAGE);
    Map<String, Object> body = as(alice).after(acme).get(path(acme)).json("$.data[0]");
    assertThat(body)
        .containsEntry("id", "i1")
        .containsEntry("name", "Name of i1")
        .containsEntry("kind", "STORAGE")
        .containsEntry("provider", "aws")
        .containsEntry("settings", Map.of("bucket", "acme-data"))
        .containsEntry("available", true)
        .containsEntry("isDefault", false)
        .containsEntry("createdBy", alice)
        .containsKeys("createdAt", "updatedAt")
        .hasSize(10);
  }

  @Test
  void givesSettingsBackAsTheyCame() {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("zone", List.of("a", 1, true));
    settings.put("an odd \0 text", Map.of("none", "\0"));
    settings.put("nothing", null);
    var acme = acme().integrationAdded("i1", STORAGE, settings);
    var answer = as(alice).after(acme).get(path(acme));
    assertThat(answer.<Map<String, Object>>json("$.data[0].settings"))
        .containsExactlyEntriesOf(settings);
  }

  @Test
  void filtersByKindAndAvailability() {
    var acme = acme().integrationAdded("i1", IAM).integrationAdded("i2", STORAGE);
    acme.integrationAdded("i3", IAM).availabilitySet("i3", false);
    var asking = as(alice).after(acme);
    assertThat(asking.get(path(acme)).<String>each("id")).containsExactly("i1", "i2", "i3");
    assertThat(asking.get(path(acme) + "?kind=IAM").<String>each("id")).containsExactly("i1", "i3");
    assertThat(asking.get(path(acme) + "?available=true").<String>each("id"))
        .containsExactly("i1", "i2");
    assertThat(asking.get(path(acme) + "?available=false&kind=IAM").<String>each("id"))
        .containsExactly("i3");
    assertThat(asking.get(path(acme) + "?kind=&available=").<String>each("id")).hasSize(3);
    asking.get(path(acme) + "?kind=MAGIC").isInvalid("kind");
    asking.get(path(acme) + "?available=perhaps").isInvalid("available");
  }

  @Test
  void pagesThroughIntegrations() {
    var acme = acme().integrationAdded("z", IAM).integrationAdded("a", IAM);
    var asking = as(alice).after(acme);
    var page = asking.get(path(acme) + "?limit=1");
    assertThat(page.<String>each("id")).containsExactly("z");
    var next = path(acme) + "?cursor=" + page.<String>json("$.nextCursor");
    assertThat(asking.get(next).<String>each("id")).containsExactly("a");
    asking.get(next + "&kind=IAM").isInvalid("cursor");
  }

  @Test
  void tellsTheDefaultOfEachKind() {
    var acme = acme().integrationAdded("i1", IAM).integrationAdded("i2", IAM);
    acme.integrationAdded("i3", STORAGE).madeDefault("i1", IAM, null);
    assertThat(defaultOf(acme, "IAM")).isEqualTo("i1");
    as(alice).get(path(acme) + "/default?kind=STORAGE").isProblem(404, "INTEGRATION_NOT_FOUND");
    acme.madeDefault("i2", IAM, "i1").madeDefault("i3", STORAGE, null);
    assertThat(defaultOf(acme, "IAM")).isEqualTo("i2");
    assertThat(defaultOf(acme, "STORAGE")).isEqualTo("i3");
    assertThat(as(alice).get(path(acme)).<Boolean>each("isDefault"))
        .containsExactly(false, true, true);
    acme.integrationRemoved("i2", IAM);
    var asking = as(alice).after(acme);
    asking.get(path(acme) + "/default?kind=IAM").isProblem(404, "INTEGRATION_NOT_FOUND");
    assertThat(asking.get(path(acme)).<String>each("id")).containsExactly("i1", "i3");
  }

  @Test
  void asksForWhichKindTheDefaultIs() {
    var acme = acme();
    var asking = as(alice).after(acme);
    asking.get(path(acme) + "/default").isInvalid("kind");
    asking.get(path(acme) + "/default?kind=").isInvalid("kind");
    asking.get(path(acme) + "/default?kind=MAGIC").isInvalid("kind");
  }

  private String defaultOf(Story acme, String kind) {
    return as(alice).after(acme).get(path(acme) + "/default?kind=" + kind).json("$.id");
  }

  private static String path(Story organization) {
    return "/organizations/%s/integrations".formatted(organization.id());
  }
}
