package io.orgtrail.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.audit.AuditView.Actor;
import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.api.messages.Target;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditViewTest {

  private static final String RENAMED =
      "{\"organizationId\":\"acme\",\"name\":\"New\",\"previousName\":\"Old\"}";

  private static AuditView view(String type, String payload, String metaData) {
    return AuditView.of(
        new StoredEvent(
            7,
            Instant.EPOCH,
            "e",
            "Organization",
            "acme",
            6,
            type,
            "1",
            "acme",
            7,
            payload,
            payload,
            metaData));
  }

  @Test
  void tellsWhoDidWhatToWhat() {
    var view =
        view(
            "MemberLeft",
            "{\"organizationId\":\"acme\",\"userId\":\"bob\",\"role\":\"MEMBER\"}",
            """
            {"actor":"bob","operator":true,"commandId":"c","traceparent":"00-4bf9-00f0-01"}""");

    assertThat(view.actor()).isEqualTo(new Actor("bob", true));
    assertThat(view.target()).isEqualTo(Target.member("bob"));
    assertThat(view.commandId()).isEqualTo("c");
    assertThat(view.traceId()).isEqualTo("4bf9");
  }

  @Test
  void tellsWhatChanged() {
    assertThat(view("OrganizationRenamed", RENAMED, "{}").changes())
        .extracting(it -> it.field() + ": " + it.from() + " > " + it.to())
        .containsExactly("name: \"Old\" > \"New\"");
  }

  @Test
  void tellsNothingThatIsNotStored() {
    var view = view("OrganizationRenamed", RENAMED, "{\"traceparent\":\"x\"}");

    assertThat(view.actor()).isEqualTo(new Actor(null, false));
    assertThat(view.commandId()).isNull();
    assertThat(view.traceId()).isNull();
  }

  @Test
  void tellsOfTheOrganization_whenTheEventCannotBeRead() {
    var organization = new Target("organization", "acme");
    assertThat(view("OfALaterVersion", "{}", "{}").target()).isEqualTo(organization);
    assertThat(view("MemberLeft", "[]", "{}").target()).isEqualTo(organization);
  }
}
