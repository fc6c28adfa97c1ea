package io.orgtrail.query.projections;

/** A column of a {@link Table}. */
public record Column(String name, ColumnType type) {}
