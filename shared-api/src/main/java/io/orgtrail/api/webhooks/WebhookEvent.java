package io.orgtrail.api.webhooks;

import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Target;
import java.util.List;
import org.axonframework.serialization.Revision;

/** What happens to webhooks; all in the organization's stream. Their secrets stand nowhere. */
public sealed interface WebhookEvent extends Event {

  /** The webhook it happened to. */
  String webhookId();

  @Override
  default Target target() {
    return new Target("webhook", webhookId());
  }

  /**
   * An endpoint is told what happens from now on.
   *
   * @param eventTypes names of the events it is told, all when empty
   * @param rotation number of the secret; never used twice for one id
   */
  @Revision("1")
  record WebhookRegistered(
      String organizationId,
      String webhookId,
      String url,
      List<String> eventTypes,
      boolean enabled,
      int rotation)
      implements WebhookEvent {

    public WebhookRegistered {
      eventTypes = eventTypes == null ? List.of() : List.copyOf(eventTypes);
    }
  }

  /** An endpoint is told elsewhere, or something else; what did not change is repeated. */
  @Revision("1")
  record WebhookUpdated(
      String organizationId,
      String webhookId,
      String url,
      List<String> eventTypes,
      boolean enabled,
      Previous previous)
      implements WebhookEvent {

    public WebhookUpdated {
      eventTypes = eventTypes == null ? List.of() : List.copyOf(eventTypes);
    }

    /** Where it was told what before, and whether it was failing. */
    public record Previous(String url, List<String> eventTypes, boolean enabled, boolean failing) {

      public Previous {
        eventTypes = eventTypes == null ? List.of() : List.copyOf(eventTypes);
      }
    }
  }

  /** It has a new secret, of that number. */
  @Revision("1")
  record WebhookSecretRotated(String organizationId, String webhookId, int rotation)
      implements WebhookEvent {}

  /** The endpoint is told nothing more. */
  @Revision("1")
  record WebhookDeleted(String organizationId, String webhookId, String url)
      implements WebhookEvent {}

  /**
   * The endpoint did not take an event for days and is told nothing more until somebody mends it.
   *
   * @param position the event it did not take
   */
  @Revision("1")
  record WebhookFailing(String organizationId, String webhookId, String url, long position)
      implements WebhookEvent {}

  /** The endpoint is told again what happened from a position on. */
  @Revision("1")
  record WebhookRedeliveryRequested(String organizationId, String webhookId, long fromPosition)
      implements WebhookEvent {}
}
