package io.orgtrail.client.projects;

import java.time.Instant;

/**
 * A project of an organization.
 *
 * @param payerOrganizationId which organization pays for it, {@code null} for its own
 * @param datasets how many it holds, as was reported
 * @param tasks how many it holds, as was reported
 */
public record Project(
    String id,
    String name,
    String payerOrganizationId,
    long datasets,
    long tasks,
    Instant createdAt,
    Instant updatedAt) {}
