package io.orgtrail.api.people;

import io.orgtrail.api.messages.Event;
import java.util.List;
import org.axonframework.serialization.Revision;

/** What happens to a person wherever they are known; in a stream of its own. */
public sealed interface PersonEvent extends Event {

  /**
   * What was told of somebody in this organization is unreadable from now on: whoever keeps a copy
   * erases it too. Roles and what they did stay, under the user id.
   *
   * @param userIds whose e-mail address, name and messages are erased, as members and as those who
   *     asked to join or invited
   * @param invitationIds the invitations whose e-mail address and message are erased
   * @param contact whether the organization's own e-mail address is erased
   */
  @Revision("1")
  record PersonForgotten(
      String organizationId, List<String> userIds, List<String> invitationIds, boolean contact)
      implements PersonEvent {

    public PersonForgotten {
      userIds = List.copyOf(userIds);
      invitationIds = List.copyOf(invitationIds);
    }
  }
}
