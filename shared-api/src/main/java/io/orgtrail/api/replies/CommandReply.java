package io.orgtrail.api.replies;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.orgtrail.api.errors.Rejection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to a command, as it stands on a reply topic and in HTTP responses. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CommandReply.Accepted.class, name = "ACCEPTED"),
  @JsonSubTypes.Type(value = CommandReply.Rejected.class, name = "REJECTED")
})
public sealed interface CommandReply {

  /** The caller's id of the command; {@code null} when it could not be read. */
  String commandId();

  /** Simple name of the command; {@code null} when it could not be read. */
  String command();

  /** The organization concerned; {@code null} when it could not be read. */
  String organizationId();

  /** Whether the command was answered before and this is that answer again. */
  boolean duplicate();

  /** The same answer, marked as given before. */
  CommandReply again();

  /**
   * The command took effect, or would in a dry run.
   *
   * @param result what it made, by name, e.g. {@code invitationId}
   * @param events distinct types of its events, in order of first appearance
   * @param version how many events the organization's own stream holds now
   * @param position global position of its last event, the store's head when it had none; {@code
   *     null} in a dry run
   * @param dryRun whether nothing was changed on purpose
   */
  @JsonPropertyOrder({"commandId", "command", "organizationId", "status"})
  record Accepted(
      String commandId,
      String command,
      String organizationId,
      Map<String, Object> result,
      List<String> events,
      long version,
      @Nullable Long position,
      boolean duplicate,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean dryRun)
      implements CommandReply {

    @Override
    public Accepted again() {
      return new Accepted(
          commandId, command, organizationId, result, events, version, position, true, dryRun);
    }

    /** The same answer with more in its result. */
    public Accepted telling(Map<String, Object> more) {
      var all = new LinkedHashMap<>(result);
      all.putAll(more);
      return new Accepted(
          commandId, command, organizationId, all, events, version, position, duplicate, dryRun);
    }

    /** The same answer once the position of its last event is known. */
    public Accepted at(long newPosition) {
      return new Accepted(
          commandId,
          command,
          organizationId,
          result,
          events,
          version,
          newPosition,
          duplicate,
          dryRun);
    }
  }

  /**
   * The command was refused and changed nothing.
   *
   * @param error why
   */
  @JsonPropertyOrder({"commandId", "command", "organizationId", "status"})
  record Rejected(
      @Nullable String commandId,
      @Nullable String command,
      @Nullable String organizationId,
      Rejection.Body error,
      boolean duplicate)
      implements CommandReply {

    @Override
    public Rejected again() {
      return new Rejected(commandId, command, organizationId, error, true);
    }
  }
}
