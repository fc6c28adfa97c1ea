package io.orgtrail.api.audit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that an event changed.
 *
 * @param field what it is called where it stands now
 * @param from what it was
 * @param to what it is, {@code null} when there is none any more
 */
public record Change(String field, @Nullable JsonNode from, @Nullable JsonNode to) {}
