package io.orgtrail.client.organizations;

import java.math.BigInteger;
import java.util.Map;

/**
 * An organization in numbers.
 *
 * @param members how many there are of each role
 */
public record Overview(
    Map<String, Integer> members,
    int memberCount,
    int pendingInvitations,
    int teams,
    int projects,
    BigInteger datasets,
    BigInteger tasks,
    InviteLimit seats) {}
