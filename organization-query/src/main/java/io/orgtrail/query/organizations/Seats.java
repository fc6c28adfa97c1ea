package io.orgtrail.query.organizations;

/**
 * The seats of an organization.
 *
 * @param limit how many there are, {@code null} without limit
 * @param used members, and invitations that hold one
 * @param remaining how many are left, {@code null} without limit
 */
record Seats(Integer limit, int used, Integer remaining) {

  static Seats of(Integer limit, int used) {
    return new Seats(limit, used, limit == null ? null : limit - used);
  }
}
