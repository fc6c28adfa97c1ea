package io.orgtrail.client.organizations;

/** A sub- or client organization, as its parent sees it. */
public record ChildOrganization(String id, String slug, String name, String kind) {}
