package io.orgtrail.api.integrations;

import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Target;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happens to integrations; all in the organization's stream. */
public sealed interface IntegrationEvent extends Event {

  /** The integration it happened to. */
  String integrationId();

  @Override
  default Target target() {
    return new Target("integration", integrationId());
  }

  /** There is a connection, available, and no default yet. */
  @Revision("1")
  record IntegrationAdded(
      String organizationId,
      String integrationId,
      String name,
      IntegrationKind kind,
      String provider,
      Map<String, Object> settings)
      implements IntegrationEvent {

    public IntegrationAdded {
      settings =
          settings == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
  }

  /**
   * The kind has another default.
   *
   * @param previousIntegrationId the default before, {@code null} for none
   */
  @Revision("1")
  record DefaultIntegrationSet(
      String organizationId,
      String integrationId,
      IntegrationKind kind,
      @Nullable String previousIntegrationId)
      implements IntegrationEvent {}

  /** It can be used, or cannot. */
  @Revision("1")
  record IntegrationAvailabilitySet(String organizationId, String integrationId, boolean available)
      implements IntegrationEvent {}

  /** The connection is gone, as a default too. */
  @Revision("1")
  record IntegrationRemoved(
      String organizationId, String integrationId, String name, IntegrationKind kind)
      implements IntegrationEvent {}
}
