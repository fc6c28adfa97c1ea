package io.orgtrail.query.access;

import java.time.Instant;

/** An organization as it stands in the read model, deleted or not. */
public record OrganizationRow(
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
    Integer seatLimit,
    Instant createdAt,
    Instant updatedAt,
    Instant deletedAt,
    long version,
    long createdPosition) {

  boolean isPublic() {
    return "PUBLIC".equals(visibility);
  }

  /** Whether it is gone; a row stays. */
  public boolean isDeleted() {
    return deletedAt != null;
  }
}
