package io.orgtrail.api.eventstore;

import java.time.Instant;

/**
 * How far the hash chain of an organization had come at some time. Whoever keeps it can tell later
 * whether anything before it was changed, also if all links were made anew.
 *
 * @param organizationId whose chain
 * @param events how many events had a link
 * @param position the position of the last of them
 * @param head its link, in hexadecimal
 * @param time when this was told
 */
public record Checkpoint(
    String organizationId, long events, long position, String head, Instant time) {}
