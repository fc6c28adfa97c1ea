package io.orgtrail.client.users;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.orgtrail.client.invitations.Invitation;

/** An invitation as the person invited sees it. */
public record MyInvitation(@JsonUnwrapped Invitation invitation, String organizationName) {}
