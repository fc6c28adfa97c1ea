package io.orgtrail.query.changes;

import org.jspecify.annotations.Nullable;

/**
 * What a field says differently.
 *
 * @param field its name, as clients know it
 * @param from what it said, {@code null} for nothing
 * @param to what it says now, {@code null} for nothing
 */
record FieldChange(String field, @Nullable Object from, @Nullable Object to) {}
