package io.orgtrail.query.changes;

import java.util.List;

/**
 * What differs between two states of an organization, as data.
 *
 * @param organization what it tells differently about itself
 */
record Differences(
    List<FieldChange> organization,
    People members,
    Things teams,
    Things projects,
    Things invitations,
    Things roles,
    Things tags,
    Things integrations,
    Things webhooks) {

  static Differences of(Comparison comparison) {
    return new Differences(
        comparison.organization(),
        comparison.members(),
        comparison.things(Kind.TEAM),
        comparison.things(Kind.PROJECT),
        comparison.things(Kind.INVITATION),
        comparison.things(Kind.ROLE),
        comparison.things(Kind.TAG),
        comparison.things(Kind.INTEGRATION),
        comparison.things(Kind.WEBHOOK));
  }
}
