package io.orgtrail.client.audit;

import java.time.Instant;

/**
 * Whether the events of an organization are what was recorded.
 *
 * @param verified whether every event in the hash chain is
 * @param events how many are proven, from the first on
 * @param position of the last of them, 0 when there is none
 * @param head its link, in hexadecimal
 * @param firstBroken position of the first event that is not, {@code null} when all are
 * @param reason CHANGED, REMOVED, INSERTED or HEAD_MISMATCH; {@code null} when all are
 * @param time when this was found out
 */
public record Verification(
    boolean verified,
    long events,
    long position,
    String head,
    Long firstBroken,
    String reason,
    Instant time) {}
