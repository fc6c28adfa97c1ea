package io.orgtrail.query.organizations;

/** A sub- or client organization, as its parent sees it. */
record ChildView(String id, String slug, String name, String kind) {}
