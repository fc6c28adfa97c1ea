package io.orgtrail.client.organizations;

import java.time.Instant;

/** An organization; what it does not say of itself is {@code null}. */
public record Organization(
    String id,
    String account,
    String slug,
    String name,
    String description,
    String logo,
    String website,
    String industry,
    String email,
    String phone,
    String visibility,
    String kind,
    String parentOrganizationId,
    String plan,
    String cache,
    Instant createdAt,
    Instant updatedAt,
    long version) {}
