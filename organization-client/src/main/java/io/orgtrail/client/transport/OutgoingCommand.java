package io.orgtrail.client.transport;

import java.util.function.Supplier;

/**
 * A command on its way.
 *
 * @param commandId the caller's id of it, under which it takes effect once
 * @param name its simple name, e.g. {@code InviteMember}
 * @param key of its record, {@code null} when the service is to choose an id
 * @param json its fields
 * @param token asked for a bearer token each time it is sent
 * @param dryRun whether only to tell what would happen
 * @param expectedVersion the version the organization must be at, {@code null} for any
 * @param traceParent W3C trace context, {@code null} for none
 * @param deadline when it is given up
 */
public record OutgoingCommand(
    String commandId,
    String name,
    String key,
    byte[] json,
    Supplier<String> token,
    boolean dryRun,
    Long expectedVersion,
    String traceParent,
    Deadline deadline) {}
