package io.orgtrail.client.tags;

import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.replies.CommandReply.Accepted;
import io.orgtrail.api.tags.ResourceTagCommand.CreateResourceTag;
import io.orgtrail.api.tags.ResourceTagCommand.DeleteResourceTag;
import io.orgtrail.api.tags.ResourceTagCommand.UpdateResourceTag;
import io.orgtrail.client.requests.Listing;
import io.orgtrail.client.requests.Query;
import io.orgtrail.client.requests.Scope;

/**
 * The resource tags of an organization. All methods fail with a {@link
 * io.orgtrail.client.errors.RequestRejectedException} that names the rule.
 *
 * <pre>{@code
 * client.resourceTags(acme).create("new-tag-name", "ffffff");
 * for (var tag : client.resourceTags(acme).list()) {
 *   texts.add(tag.text());
 * }
 * }</pre>
 */
public final class ResourceTags {

  private final Scope scope;

  /** Reads and changes the tags of that organization. */
  public ResourceTags(Scope scope) {
    this.scope = scope;
  }

  /** All tags. */
  public Listing<ResourceTag> list() {
    return scope.list(ResourceTag.class, "/resource-tags", Query.NONE);
  }

  /**
   * Makes a tag.
   *
   * @param text unique in the organization, else {@code TAG_TAKEN}
   * @param color {@code RRGGBB}, with or without {@code #}
   * @return its id
   */
  public String create(String text, String color) {
    var reply = scope.execute(id -> new CreateResourceTag(id, null, text, color));
    return (String) reply.result().get("tagId");
  }

  /** Gives a tag another text. */
  public Accepted changeText(String tagId, String text) {
    return scope.execute(id -> new UpdateResourceTag(id, tagId, Patch.to(text), Patch.absent()));
  }

  /** Gives a tag another colour, {@code RRGGBB}. */
  public Accepted changeColor(String tagId, String color) {
    return scope.execute(id -> new UpdateResourceTag(id, tagId, Patch.absent(), Patch.to(color)));
  }

  /** Ends a tag. */
  public Accepted delete(String tagId) {
    return scope.execute(id -> new DeleteResourceTag(id, tagId));
  }
}
