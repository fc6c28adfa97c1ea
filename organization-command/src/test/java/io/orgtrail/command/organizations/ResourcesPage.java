package io.orgtrail.command.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.integrations.IntegrationEvent.DefaultIntegrationSet;
import io.orgtrail.api.integrations.IntegrationEvent.IntegrationAdded;
import io.orgtrail.api.integrations.IntegrationEvent.IntegrationAvailabilitySet;
import io.orgtrail.api.integrations.IntegrationEvent.IntegrationRemoved;
import io.orgtrail.api.integrations.IntegrationKind;
import io.orgtrail.api.organizations.OrganizationEvent.CacheApplied;
import io.orgtrail.api.organizations.OrganizationEvent.CacheDestroyed;
import io.orgtrail.api.organizations.PodType;
import io.orgtrail.api.tags.ResourceTagEvent.ResourceTagCreated;
import io.orgtrail.api.tags.ResourceTagEvent.ResourceTagDeleted;
import io.orgtrail.api.tags.ResourceTagEvent.ResourceTagUpdated;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Tags, of which no two say the same, integrations, of which each default exists and is of its
 * kind, and the cache.
 */
final class ResourcesPage implements LedgerPage {

  private final Map<String, String> tags = new HashMap<>();
  private final Map<String, IntegrationKind> integrations = new HashMap<>();
  private final Map<String, Boolean> available = new HashMap<>();
  private final Map<IntegrationKind, String> defaults = new HashMap<>();
  private PodType cache;

  @Override
  public void enter(Object event) {
    if (event instanceof ResourceTagCreated created) {
      assertThat(tags.put(created.tagId(), created.text())).as("new tag").isNull();
    } else if (event instanceof ResourceTagUpdated updated) {
      assertThat(tags.put(updated.tagId(), updated.text())).isEqualTo(updated.previousText());
    } else if (event instanceof ResourceTagDeleted deleted) {
      assertThat(tags.remove(deleted.tagId())).isEqualTo(deleted.text());
    } else if (event instanceof CacheApplied applied) {
      assertThat(applied.podType()).isNotEqualTo(applied.previousPodType());
      assertThat(cache).isEqualTo(applied.previousPodType());
      cache = applied.podType();
    } else if (event instanceof CacheDestroyed destroyed) {
      assertThat(cache).isNotNull().isEqualTo(destroyed.previousPodType());
      cache = null;
    } else {
      enterIntegration(event);
    }
  }

  private void enterIntegration(Object event) {
    if (event instanceof IntegrationAdded added) {
      assertThat(integrations.put(added.integrationId(), added.kind())).isNull();
      available.put(added.integrationId(), true);
    } else if (event instanceof DefaultIntegrationSet set) {
      assertThat(set.previousIntegrationId()).isNotEqualTo(set.integrationId());
      assertThat(defaults.put(set.kind(), set.integrationId()))
          .isEqualTo(set.previousIntegrationId());
    } else if (event instanceof IntegrationAvailabilitySet set) {
      assertThat(available.put(set.integrationId(), set.available())).isEqualTo(!set.available());
    } else if (event instanceof IntegrationRemoved removed) {
      assertThat(integrations.remove(removed.integrationId())).isEqualTo(removed.kind());
      defaults.remove(removed.kind(), removed.integrationId());
    }
  }

  @Override
  public void check() {
    assertThat(tags.values().stream().map(text -> text.toLowerCase(Locale.ROOT)))
        .doesNotHaveDuplicates();
    assertThat(tags.values()).allMatch(text -> text.equals(text.strip()));
    defaults.forEach((kind, id) -> assertThat(integrations).containsEntry(id, kind));
  }
}
