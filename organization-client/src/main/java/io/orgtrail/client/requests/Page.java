package io.orgtrail.client.requests;

import java.util.List;

/**
 * Some of what there is.
 *
 * @param data the entries, in the service's order
 * @param nextCursor where the next page begins, {@code null} after the last one
 */
public record Page<T>(List<T> data, String nextCursor) {}
