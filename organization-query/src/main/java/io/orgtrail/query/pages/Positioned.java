package io.orgtrail.query.pages;

/**
 * An entry with the position that orders it among others: positions never change and are never
 * shared, so a page that begins after one misses nothing.
 */
public record Positioned<T>(long position, T entry) {}
