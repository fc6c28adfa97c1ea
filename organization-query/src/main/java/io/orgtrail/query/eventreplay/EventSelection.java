package io.orgtrail.query.eventreplay;

import java.util.List;

/**
 * A part of the history.
 *
 * @param organizationId whose events, {@code null} for all
 * @param from position of the first event
 * @param to position of the last event
 * @param types names of the events, {@code null} for all
 */
record EventSelection(String organizationId, long from, long to, List<String> types) {}
