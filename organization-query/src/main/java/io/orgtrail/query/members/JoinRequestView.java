package io.orgtrail.query.members;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who wants to be a member. */
record JoinRequestView(
    String userId,
    @Nullable String email,
    @Nullable String name,
    @Nullable String message,
    Instant requestedAt) {}
