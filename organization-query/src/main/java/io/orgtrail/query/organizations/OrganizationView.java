package io.orgtrail.query.organizations;

import io.orgtrail.query.access.OrganizationRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An organization as clients see it; absent values are {@code null}. */
record OrganizationView(
    String id,
    String account,
    String slug,
    String name,
    @Nullable String description,
    @Nullable String logo,
    @Nullable String website,
    @Nullable String industry,
    @Nullable String email,
    @Nullable String phone,
    String visibility,
    String kind,
    @Nullable String parentOrganizationId,
    String plan,
    @Nullable String cache,
    Instant createdAt,
    Instant updatedAt,
    long version) {

  static OrganizationView of(OrganizationRow row) {
    return new OrganizationView(
        row.id(),
        row.account(),
        row.slug(),
        row.name(),
        row.description(),
        row.logo(),
        row.website(),
        row.industry(),
        row.email(),
        row.phone(),
        row.visibility(),
        row.kind(),
        row.parentOrganizationId(),
        row.plan(),
        row.cache(),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
