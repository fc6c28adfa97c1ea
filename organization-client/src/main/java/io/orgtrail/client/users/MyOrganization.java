package io.orgtrail.client.users;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.orgtrail.client.organizations.Organization;

/** An organization with the caller's role in it. */
public record MyOrganization(@JsonUnwrapped Organization organization, String role) {}
