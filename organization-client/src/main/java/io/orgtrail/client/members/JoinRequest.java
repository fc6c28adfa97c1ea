package io.orgtrail.client.members;

import java.time.Instant;

/** Somebody who wants to be a member. */
public record JoinRequest(
    String userId, String email, String name, String message, Instant requestedAt) {}
