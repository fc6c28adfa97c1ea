package io.orgtrail.query.organizations;

import java.util.Map;

/** An organization in numbers. */
record Overview(
    Map<String, Integer> members,
    int memberCount,
    int pendingInvitations,
    int teams,
    int projects,
    long datasets,
    long tasks,
    Seats seats) {}
