package io.orgtrail.query.tags;

/** A tag that resources can be marked with. */
record ResourceTagView(String id, String text, String color) {}
