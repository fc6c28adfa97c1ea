package io.orgtrail.query.organizations;

import java.math.BigInteger;
import java.util.Map;

/** An organization in numbers. */
record Overview(
    Map<String, Integer> members,
    int memberCount,
    int pendingInvitations,
    int teams,
    int projects,
    BigInteger datasets,
    BigInteger tasks,
    Seats seats) {}
