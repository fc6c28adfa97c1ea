package io.orgtrail.query.organizations;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** An organization with the caller's role in it. */
record MembershipView(@JsonUnwrapped OrganizationView organization, String role) {}
