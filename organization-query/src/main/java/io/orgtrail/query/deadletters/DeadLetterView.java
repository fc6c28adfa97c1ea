package io.orgtrail.query.deadletters;

import java.time.Instant;

/**
 * An event that cannot be applied to the read model, and that its organization stands still at.
 *
 * @param organizationId where it happened
 * @param position its position
 * @param eventId its own id
 * @param eventType its type
 * @param error why it cannot be applied
 * @param since when that was found out
 * @param triedAt when it was tried for the last time
 * @param tries how often it was tried
 * @param waiting how many later events of the organization wait behind it
 */
record DeadLetterView(
    String organizationId,
    long position,
    String eventId,
    String eventType,
    String error,
    Instant since,
    Instant triedAt,
    int tries,
    long waiting) {}
