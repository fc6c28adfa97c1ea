package io.orgtrail.client.tags;

/**
 * A tag that resources can be marked with.
 *
 * @param color {@code RRGGBB}
 */
public record ResourceTag(String id, String text, String color) {}
