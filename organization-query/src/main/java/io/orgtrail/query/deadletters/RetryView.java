package io.orgtrail.query.deadletters;

import org.jspecify.annotations.Nullable;

/**
 * What came of trying again.
 *
 * @param organizationId whose events they are
 * @param deadLetter the event it stands still at now; {@code null} when all of them are applied
 */
record RetryView(String organizationId, @Nullable DeadLetterView deadLetter) {}
