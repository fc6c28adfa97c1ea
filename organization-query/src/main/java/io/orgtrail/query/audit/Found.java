package io.orgtrail.query.audit;

import io.orgtrail.api.eventstore.StoredEvent;

/**
 * An event that is part of an audit trail.
 *
 * @param event as it is stored
 * @param entry as it is shown
 * @param link its link in the hash chain of its organization, {@code null} while it has none
 */
record Found(StoredEvent event, AuditEntry entry, byte[] link) {}
