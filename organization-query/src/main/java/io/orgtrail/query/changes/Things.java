package io.orgtrail.query.changes;

import java.util.List;

/** Which things of a kind came, went, or changed; each list in the order they were made in. */
record Things(List<Thing> created, List<Thing> deleted, List<Thing> changed) {}
