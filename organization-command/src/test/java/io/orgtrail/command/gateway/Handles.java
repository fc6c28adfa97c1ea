package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.organizations.OrganizationEvent.OrganizationCreated;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationRenamed;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationRestored;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationSlugChanged;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Keeps account, by events alone, of what several organizations are called. */
final class Handles {

  private final Set<String> ids = new HashSet<>();
  private final Map<String, String> accounts = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> slugs = new HashMap<>();
  private final Map<String, OrganizationDeleted> deleted = new HashMap<>();

  /** The slug of a living organization; of others something that is nobody's. */
  String slugOf(String organizationId) {
    return slugs.getOrDefault(organizationId, "nobody");
  }

  void enter(Object event) {
    if (event instanceof OrganizationCreated created) {
      assertThat(ids.add(created.organizationId())).as("new id").isTrue();
      accounts.put(created.organizationId(), created.account());
      names.put(created.organizationId(), created.name());
      slugs.put(created.organizationId(), created.slug());
    } else if (event instanceof OrganizationRenamed renamed) {
      assertThat(names.put(renamed.organizationId(), renamed.name()))
          .isEqualTo(renamed.previousName());
    } else if (event instanceof OrganizationSlugChanged changed) {
      assertThat(slugs.put(changed.organizationId(), changed.slug()))
          .isEqualTo(changed.previousSlug());
    } else if (event instanceof OrganizationDeleted end) {
      assertThat(slugs.remove(end.organizationId())).isEqualTo(end.slug());
      assertThat(names.remove(end.organizationId())).isEqualTo(end.name());
      deleted.put(end.organizationId(), end);
    } else if (event instanceof OrganizationRestored back) {
      var end = deleted.remove(back.organizationId());
      assertThat(back.previousSlug()).isEqualTo(end.slug());
      assertThat(back.previousName()).isEqualTo(end.name());
      slugs.put(back.organizationId(), back.slug());
      names.put(back.organizationId(), back.name());
    }
    check();
  }

  /** Names are unique in an account; ids, for ever, and slugs in one namespace everywhere. */
  private void check() {
    assertThat(names.entrySet().stream().map(name -> key(name.getKey(), name.getValue())))
        .doesNotHaveDuplicates();
    assertThat(slugs.values()).doesNotHaveDuplicates();
    slugs.forEach((id, slug) -> assertThat(slug.equals(id) || !ids.contains(slug)).isTrue());
  }

  private String key(String organizationId, String name) {
    return accounts.get(organizationId) + "/" + name.strip().toLowerCase(Locale.ROOT);
  }
}
