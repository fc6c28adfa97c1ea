package io.orgtrail.api.organizations;

import io.orgtrail.api.personal.EmailAddress;

/**
 * What an organization tells about itself, beside name and slug; every field may be {@code null}
 * but the visibility.
 */
public record Profile(
    String description,
    String logo,
    String website,
    String industry,
    EmailAddress email,
    String phone,
    Visibility visibility) {}
