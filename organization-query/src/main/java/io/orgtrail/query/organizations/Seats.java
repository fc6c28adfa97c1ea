package io.orgtrail.query.organizations;

import org.jspecify.annotations.Nullable;

/**
 * The seats of an organization.
 *
 * @param limit how many there are, {@code null} without limit
 * @param used members, and invitations that hold one
 * @param remaining how many are left, {@code null} without limit
 */
record Seats(@Nullable Integer limit, int used, @Nullable Integer remaining) {

  static Seats of(Integer limit, int used) {
    return new Seats(limit, used, limit == null ? null : limit - used);
  }
}
