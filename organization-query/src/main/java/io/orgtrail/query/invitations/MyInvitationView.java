package io.orgtrail.query.invitations;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** An invitation as the person invited sees it. */
record MyInvitationView(@JsonUnwrapped InvitationView invitation, String organizationName) {}
