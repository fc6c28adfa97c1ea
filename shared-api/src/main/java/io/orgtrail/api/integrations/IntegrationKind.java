package io.orgtrail.api.integrations;

/** What an integration is for. */
public enum IntegrationKind {
  /** Access to somebody else's resources in the organization's name. */
  IAM,
  /** A place where data lies. */
  STORAGE
}
