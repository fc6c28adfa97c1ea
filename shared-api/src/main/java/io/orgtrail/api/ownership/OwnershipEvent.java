package io.orgtrail.api.ownership;

import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Target;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happens to the ownership of an organization. */
public sealed interface OwnershipEvent extends Event {

  /**
   * A member became owner.
   *
   * @param previousOwnerUserId the owner who is ADMIN now; {@code null} when an operator, who owned
   *     nothing, did it: other owners stay owners
   * @param newOwnerUserId the member who is owner now
   * @param previousRole the role the new owner had
   */
  @Revision("1")
  record OwnershipTransferred(
      String organizationId,
      @Nullable String previousOwnerUserId,
      String newOwnerUserId,
      String previousRole)
      implements OwnershipEvent {
    @Override
    public Target target() {
      return Target.member(newOwnerUserId);
    }
  }
}
