package io.orgtrail.api.organizations;

/** What an organization pays for; decides its seats unless an operator has set a limit. */
public enum Plan {
  FREEMIUM,
  PREMIUM
}
