package io.orgtrail.api.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.organizations.OrganizationCommand.SetSeatLimit;
import io.orgtrail.api.organizations.OrganizationCommand.UpdateOrganization;
import io.orgtrail.api.organizations.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchJsonTest {

  @Test
  void tellsValueNullAndAbsentApart() {
    var update =
        read(
            """
            {"organizationId":"acme","name":"Acme","website":null,"visibility":"PUBLIC"}""",
            UpdateOrganization.class);

    assertThat(update.name()).isEqualTo(Patch.to("Acme"));
    assertThat(update.visibility()).isEqualTo(Patch.to(Visibility.PUBLIC));
    assertThat(update.website()).isEqualTo(Patch.to(null));
    assertThat(update.slug()).isEqualTo(Patch.absent());
    assertThat(update.email()).isEqualTo(Patch.absent());
  }

  @Test
  void tellsNoLimitFromNoAnswer() {
    assertThat(limit("{\"organizationId\":\"acme\",\"limit\":5}")).isEqualTo(Patch.to(5));
    assertThat(limit("{\"organizationId\":\"acme\",\"limit\":null}")).isEqualTo(Patch.to(null));
    assertThat(limit("{\"organizationId\":\"acme\"}")).isEqualTo(Patch.absent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"organizationId\":\"acme\"}",
        "{\"organizationId\":\"acme\",\"name\":\"Acme\",\"website\":null}",
        "{\"organizationId\":\"acme\",\"email\":\"a@example.com\",\"visibility\":\"PRIVATE\"}"
      })
  void leavesAbsentFieldsOutWhenItWrites(String json) {
    var written = Json.mapper().writeValueAsString(read(json, UpdateOrganization.class));

    assertThat(Json.mapper().readTree(written)).isEqualTo(Json.mapper().readTree(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"organizationId\":\"acme\"}",
        "{\"organizationId\":\"acme\",\"limit\":5}",
        "{\"organizationId\":\"acme\",\"limit\":null}"
      })
  void writesALimitAsItWasRead(String json) {
    assertThat(Json.mapper().writeValueAsString(read(json, SetSeatLimit.class))).isEqualTo(json);
  }

  @Test
  void appliesToThePresentValue() {
    assertThat(Patch.<String>absent().or("present")).isEqualTo("present");
    assertThat(Patch.to("new").or("present")).isEqualTo("new");
    assertThat(Patch.<String>to(null).or("present")).isNull();
    assertThat(Patch.<String>to(null).clears()).isTrue();
    assertThat(Patch.absent().clears()).isFalse();
    assertThat(Patch.to(" new ").map(String::strip)).isEqualTo(Patch.to("new"));
    assertThat(Patch.<String>to(null).map(String::strip)).isEqualTo(Patch.to(null));
    assertThat(Patch.<String>absent().map(String::strip)).isEqualTo(Patch.absent());
  }

  private static Patch<Integer> limit(String json) {
    return read(json, SetSeatLimit.class).limit();
  }

  private static <T> T read(String json, Class<T> type) {
    return Json.mapper().readValue(json, type);
  }
}
