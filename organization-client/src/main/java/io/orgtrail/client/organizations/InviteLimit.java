package io.orgtrail.client.organizations;

/**
 * How many people can still be invited.
 *
 * @param limit how many seats there are, {@code null} without limit
 * @param used members, and invitations that hold a seat
 * @param remaining how many are left, {@code null} without limit
 */
public record InviteLimit(Integer limit, int used, Integer remaining) {}
