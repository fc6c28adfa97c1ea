package io.orgtrail.query.audit;

import java.util.List;

/**
 * Some of an audit trail, read in one go.
 *
 * @param found what is asked for in it
 * @param reached the position it was read up to
 * @param isLast whether nothing comes after it
 */
record Stretch(List<Found> found, long reached, boolean isLast) {}
