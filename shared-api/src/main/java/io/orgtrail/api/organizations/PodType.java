package io.orgtrail.api.organizations;

/** How big an organization's cache is. */
public enum PodType {
  SMALL,
  MEDIUM,
  HIGH
}
