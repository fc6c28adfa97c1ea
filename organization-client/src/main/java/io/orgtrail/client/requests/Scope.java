package io.orgtrail.client.requests;

import io.orgtrail.api.messages.Command;
import io.orgtrail.api.replies.CommandReply.Accepted;
import io.orgtrail.client.errors.RequestRejectedException;
import java.util.function.Function;

/**
 * One organization as a caller reads and changes it.
 *
 * @param ref its id, its slug, or its name in the caller's account
 */
public record Scope(Reads reads, Commands commands, KnownIds ids, String ref) {

  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  /** A path in an organization, e.g. {@code /members}. */
  public static String path(String ref, String rest) {
    return "/organizations/" + Query.encoded(ref) + rest;
  }

  /** A path in this organization. */
  public String path(String rest) {
    return path(ref, rest);
  }

  /** One thing in the organization. */
  public <T> T get(Class<T> type, String rest) {
    return reads.get(type, path(rest));
  }

  /** All of a kind in the organization. */
  public <T> Listing<T> list(Class<T> type, String rest, Query query) {
    return reads.list(type, path(rest), query);
  }

  /**
   * Gives a command that needs the organization's id.
   *
   * @param command makes it of the id
   */
  public Accepted execute(Function<String, Command> command) {
    return commands.execute(command.apply(id()), CommandOptions.DEFAULTS);
  }

  /**
   * The organization's id. A slug or a name may be another's tomorrow and is looked up each time,
   * an id once. What the caller cannot see, as who is invited, can only be meant by its id.
   */
  public String id() {
    if (ids.contains(ref)) {
      return ref;
    }
    try {
      var id = get(Identified.class, "").id();
      if (id.equals(ref)) {
        ids.add(id);
      }
      return id;
    } catch (RequestRejectedException e) {
      if (e.status() == NOT_FOUND || e.status() == GONE) {
        return ref;
      }
      throw e;
    }
  }

  record Identified(String id) {}
}
