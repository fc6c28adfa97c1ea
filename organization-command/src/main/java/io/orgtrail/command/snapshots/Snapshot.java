package io.orgtrail.command.snapshots;

/**
 * What an aggregate had become after so many of its events.
 *
 * @param sequence of the last event that it contains
 * @param state as {@link AggregateState} writes it
 */
public record Snapshot(long sequence, byte[] state) {}
