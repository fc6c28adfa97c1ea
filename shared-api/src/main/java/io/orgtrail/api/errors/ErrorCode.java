package io.orgtrail.api.errors;

/**
 * Every way a command or query is refused, with its HTTP status: 404 not found, 409 against the
 * present state, 422 against a rule on fields, 403 not allowed, 410 gone.
 */
public enum ErrorCode {
  UNAUTHENTICATED(401, "No valid token"),
  INVALID(400, "Invalid input"),
  FORBIDDEN(403, "Not allowed"),
  NOT_FOUND(404, "No such resource"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "Not acceptable"),
  TOO_LARGE(413, "Too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  RATE_LIMITED(429, "Too many requests"),
  INTERNAL_ERROR(500, "Internal error"),
  UNAVAILABLE(503, "Not available now"),
  READ_MODEL_BEHIND(503, "The read model is behind"),

  ORGANIZATION_NOT_FOUND(404, "No such organization"),
  ORGANIZATION_DELETED(410, "The organization is deleted"),
  VERSION_MISMATCH(409, "The organization is at another version"),
  COMMAND_ID_REUSED(409, "The command id was used for another command"),

  ORGANIZATION_EXISTS(409, "The organization id is taken"),
  UNKNOWN_INDUSTRY(422, "Unknown industry"),
  PARENT_NOT_FOUND(404, "No such parent organization"),
  NAME_TAKEN(409, "The name is taken"),
  SLUG_TAKEN(409, "The slug is taken"),
  NOTHING_TO_UPDATE(422, "Nothing to update"),
  SEAT_LIMIT_EXCEEDED(409, "More seats are used than the limit allows"),
  CONFIRMATION_MISMATCH(422, "The confirmation is not the organization's slug"),
  HAS_CHILD_ORGANIZATIONS(409, "The organization has child organizations"),
  NOT_DELETED(409, "The organization is not deleted"),
  RESTORE_TOO_LATE(409, "The organization was deleted too long ago"),
  NO_SUCH_PERSON(404, "No such person"),

  UNKNOWN_ROLE(422, "Unknown role"),
  ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE(422, "The account role does not allow this role"),
  LAST_OWNER(409, "An organization always has an owner"),
  SEAT_LIMIT_REACHED(409, "No seat is left"),
  NOT_A_MEMBER(409, "Not a member"),
  CANNOT_TRANSFER_TO_SELF(422, "Ownership cannot be transferred to oneself"),
  NEVER_A_MEMBER(409, "Never was a member"),
  ALREADY_MEMBER(409, "Already a member"),
  ALREADY_REQUESTED(409, "Already requested to join"),
  NO_SUCH_REQUEST(404, "No such join request"),

  INVALID_EMAIL(422, "Not an e-mail address"),
  CANNOT_INVITE_SELF(422, "Nobody can invite themselves"),
  ALREADY_INVITED(409, "Already invited"),
  INVITATION_EXISTS(409, "The invitation id is taken"),
  INVITATION_NOT_FOUND(404, "No such invitation"),
  NOT_PENDING(409, "The invitation is not pending"),
  WRONG_SECRET(403, "Wrong secret"),
  EMAIL_MISMATCH(403, "The invitation is for another e-mail address"),
  EMAIL_NOT_VERIFIED(403, "The e-mail address is not verified"),
  INVITATION_EXPIRED(410, "The invitation has expired"),
  ROLE_MUST_BE_NONE(422, "Roles in projects or teams go with the role NONE"),
  UNKNOWN_PROJECT(422, "Unknown project"),
  UNKNOWN_TEAM(422, "Unknown team"),

  ROLE_IN_USE(409, "The role is in use"),
  ROLE_IS_BUILT_IN(422, "The role is built in"),
  UNKNOWN_PERMISSION(422, "Unknown permission"),

  TEAM_NOT_FOUND(404, "No such team"),
  TEAM_EXISTS(409, "The team id is taken"),
  NOT_A_TEAM_MEMBER(409, "Not a member of the team"),
  INVALID_COLOR(422, "Not a colour"),

  PROJECT_NOT_FOUND(404, "No such project"),
  PROJECT_EXISTS(409, "The project id is taken"),
  NOT_A_PROJECT_MEMBER(409, "No role in the project"),

  TAG_NOT_FOUND(404, "No such resource tag"),
  TAG_TAKEN(409, "The text of the tag is taken"),
  TAG_EXISTS(409, "The tag id is taken"),

  INTEGRATION_NOT_FOUND(404, "No such integration"),
  INTEGRATION_EXISTS(409, "The integration id is taken"),
  SECRET_IN_SETTINGS(422, "Settings hold references, never secrets"),

  WEBHOOK_NOT_FOUND(404, "No such webhook"),
  WEBHOOK_EXISTS(409, "The webhook id is taken"),
  INVALID_URL(422, "Not a URL that can be called"),
  UNKNOWN_EVENT_TYPE(422, "Unknown event type"),

  REPLAY_NOT_FOUND(404, "No such replay"),
  REPLAY_RUNNING(409, "A replay is running"),
  REPLAY_FINISHED(409, "The replay has ended"),
  NO_LIVE_READ_MODEL(409, "No read model of this version is live"),

  DEAD_LETTER_NOT_FOUND(404, "No such dead letter"),

  EVENT_REPLAY_NOT_FOUND(404, "No such replay of events"),
  EVENT_REPLAY_FINISHED(409, "The replay of events has ended");

  private final int status;
  private final String title;

  ErrorCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** HTTP status of the refusal. */
  public int status() {
    return status;
  }

  /** The rule in a few words, the same each time. */
  public String title() {
    return title;
  }

  /** RFC 9457 problem type, e.g. {@code urn:orgtrail:problem:seat-limit-reached}. */
  public String problemType() {
    return "urn:orgtrail:problem:" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
