package io.orgtrail.api.organizations;

import io.orgtrail.api.personal.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * What an organization tells about itself, beside name and slug; every field may be {@code null}
 * but the visibility.
 */
public record Profile(
    @Nullable String description,
    @Nullable String logo,
    @Nullable String website,
    @Nullable String industry,
    @Nullable EmailAddress email,
    @Nullable String phone,
    Visibility visibility) {}
