package io.orgtrail.client.people;

/**
 * Somebody of whom nothing can be read any more.
 *
 * @param organizations how many told of them
 * @param position from which on all of these show {@code erased}
 */
public record Forgotten(int organizations, long position) {}
