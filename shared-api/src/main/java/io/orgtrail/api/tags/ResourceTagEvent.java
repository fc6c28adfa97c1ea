package io.orgtrail.api.tags;

import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Target;
import org.axonframework.serialization.Revision;

/** What happens to resource tags; all in the organization's stream. */
public sealed interface ResourceTagEvent extends Event {

  /** The tag it happened to. */
  String tagId();

  @Override
  default Target target() {
    return new Target("resource-tag", tagId());
  }

  /** A tag came to be; its colour is six hexadecimal digits. */
  @Revision("1")
  record ResourceTagCreated(String organizationId, String tagId, String text, String color)
      implements ResourceTagEvent {}

  /** A tag says something else or has another colour; what did not change is repeated. */
  @Revision("1")
  record ResourceTagUpdated(
      String organizationId,
      String tagId,
      String text,
      String color,
      String previousText,
      String previousColor)
      implements ResourceTagEvent {}

  /** A tag is gone; its text is free. */
  @Revision("1")
  record ResourceTagDeleted(String organizationId, String tagId, String text)
      implements ResourceTagEvent {}
}
