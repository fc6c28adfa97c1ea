package io.orgtrail.api.messages;

/** Names of the topics, which clients rely on. */
public final class Topics {

  /** Where commands come in, keyed by organization. */
  public static final String COMMANDS = "organization.commands";

  /** Where what cannot be read goes. */
  public static final String DEAD_LETTERS = "organization.commands.dlt";

  /** Where answers go whose caller named no topic. */
  public static final String REPLIES = "organization.replies";

  /** Where answers go that an HTTP request waits for. */
  public static final String HTTP_REPLIES = "organization.replies.http";

  /** Where events go out, keyed by organization. */
  public static final String EVENTS = "organization.events";

  /** Where it is told how far the hash chains have come, keyed by organization. */
  public static final String AUDIT_CHECKPOINTS = "organization.audit-checkpoints";

  private Topics() {}
}
