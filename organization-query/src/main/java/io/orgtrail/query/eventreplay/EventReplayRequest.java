package io.orgtrail.query.eventreplay;

import io.orgtrail.api.messages.Id;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Which part of the history is to be published again, where and how fast.
 *
 * @param organizationId whose events; all when absent
 * @param fromPosition position of the first event, the first of all when absent
 * @param toPosition position of the last event, the newest when absent
 * @param eventTypes names of the events, e.g. {@code MemberAdded}; all when absent or empty
 * @param topic where to; made when it does not exist
 * @param eventsPerSecond how many events in a second at most
 */
record EventReplayRequest(
    @Id String organizationId,
    @Positive Long fromPosition,
    @Positive Long toPosition,
    @Size(max = 200) List<@NotNull String> eventTypes,
    @NotNull
        @Pattern(
            regexp = "[a-zA-Z0-9._-]{1,249}",
            message = "must be 1 to 249 of A-Z a-z 0-9 . _ -")
        @Pattern(
            regexp = "(?!organization\\.).*",
            message = "must not begin with organization., as the service's own topics do")
        @Pattern(
            regexp = "(?!__|\\.{1,2}$).*",
            message = "must not be . or .. or begin with __, as the broker's own topics do")
        String topic,
    @Min(1) @Max(100_000) Integer eventsPerSecond) {

  EventReplayRequest {
    eventTypes = eventTypes == null || eventTypes.isEmpty() ? null : eventTypes;
  }
}
