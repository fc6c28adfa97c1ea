package io.orgtrail.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.organizations.OrganizationCommand.SetSeatLimit;
import io.orgtrail.api.replies.CommandReply;
import org.junit.jupiter.api.Test;

/** What a client makes of messages, without the engine of the services. */
class MessagesTest {

  @Test
  void needsNoAxon() {
    assertThatThrownBy(() -> Class.forName("org.axonframework.commandhandling.CommandMessage"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThat(Json.mapper().writeValueAsString(new SetSeatLimit("acme", Patch.to(null))))
        .isEqualTo("{\"organizationId\":\"acme\",\"limit\":null}");
    assertThat(MessageCatalogue.TYPE_PREFIX).isEqualTo("io.orgtrail.");
  }

  @Test
  void readsAnAnswerThatSaysMoreThanItKnows() {
    var reply =
        Json.mapper()
            .readValue(
                """
                {"status":"ACCEPTED","commandId":"1","version":3,"position":7,"result":{},
                 "events":[],"news":{"of":"tomorrow"}}""",
                CommandReply.class);
    assertThat(((CommandReply.Accepted) reply).position()).isEqualTo(7);
  }
}
