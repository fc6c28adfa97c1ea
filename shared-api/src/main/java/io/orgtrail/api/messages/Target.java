package io.orgtrail.api.messages;

/**
 * What an event happened to.
 *
 * @param type {@code organization}, {@code member}, {@code invitation} …
 * @param id its id inside the organization
 */
public record Target(String type, String id) {

  /** A member, by user id. */
  public static Target member(String userId) {
    return new Target("member", userId);
  }

  /** An invitation, by its id. */
  public static Target invitation(String invitationId) {
    return new Target("invitation", invitationId);
  }
}
