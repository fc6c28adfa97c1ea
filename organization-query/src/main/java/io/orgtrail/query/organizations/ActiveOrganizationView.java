package io.orgtrail.query.organizations;

import org.jspecify.annotations.Nullable;

/** The organization that the caller works in, {@code null} for none. */
record ActiveOrganizationView(@Nullable String organizationId) {}
