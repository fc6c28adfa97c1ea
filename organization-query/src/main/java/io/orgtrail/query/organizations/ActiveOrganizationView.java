package io.orgtrail.query.organizations;

/** The organization that the caller works in, {@code null} for none. */
record ActiveOrganizationView(String organizationId) {}
