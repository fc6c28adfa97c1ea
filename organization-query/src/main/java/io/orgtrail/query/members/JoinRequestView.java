package io.orgtrail.query.members;

import java.time.Instant;

/** Somebody who wants to be a member. */
record JoinRequestView(
    String userId, String email, String name, String message, Instant requestedAt) {}
