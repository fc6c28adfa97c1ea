package io.orgtrail.client.integrations;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.integrations.IntegrationCommand.AddIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.RemoveIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.SetDefaultIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.SetIntegrationAvailability;
import io.orgtrail.api.integrations.IntegrationKind;
import io.orgtrail.api.replies.CommandReply.Accepted;
import io.orgtrail.client.errors.RequestRejectedException;
import io.orgtrail.client.requests.Listing;
import io.orgtrail.client.requests.Query;
import io.orgtrail.client.requests.Scope;
import java.util.Map;
import java.util.Optional;

/**
 * The integrations of an organization. All methods fail with a {@link RequestRejectedException}
 * that names the rule.
 *
 * <pre>{@code
 * var arn = Map.<String, Object>of("roleArn", "arn:aws:iam::123456789012:role/acme");
 * var integrationId = client.integrations(acme).add("AWS", IntegrationKind.IAM, "aws", arn);
 * client.integrations(acme).setDefault(integrationId);
 * var defaultIam = client.integrations(acme).getDefault(IntegrationKind.IAM).orElseThrow();
 * }</pre>
 */
public final class Integrations {

  private final Scope scope;

  /** Reads and changes the integrations of that organization. */
  public Integrations(Scope scope) {
    this.scope = scope;
  }

  /** All integrations. */
  public Listing<Integration> list() {
    return find(null, null);
  }

  /**
   * Integrations of a kind.
   *
   * @param kind {@code null} for any
   * @param available whether they can be used now, {@code null} for both
   */
  public Listing<Integration> find(IntegrationKind kind, Boolean available) {
    return scope.list(
        Integration.class,
        "/integrations",
        Query.NONE.with("kind", kind).with("available", available));
  }

  /** The default of a kind; empty when there is none. */
  public Optional<Integration> getDefault(IntegrationKind kind) {
    try {
      return Optional.of(scope.get(Integration.class, "/integrations/default?kind=" + kind));
    } catch (RequestRejectedException e) {
      if (e.is(ErrorCode.INTEGRATION_NOT_FOUND)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Adds a connection, available from then on.
   *
   * @param settings names and references, e.g. a role ARN: {@code SECRET_IN_SETTINGS} for secrets
   * @return its id
   */
  public String add(
      String name, IntegrationKind kind, String provider, Map<String, Object> settings) {
    var reply = scope.execute(id -> new AddIntegration(id, null, name, kind, provider, settings));
    return (String) reply.result().get("integrationId");
  }

  /** Makes an integration the default of its kind, in place of the one there was. */
  public Accepted setDefault(String integrationId) {
    return scope.execute(id -> new SetDefaultIntegration(id, integrationId));
  }

  /** Says whether an integration can be used now. */
  public Accepted setAvailable(String integrationId, boolean available) {
    return scope.execute(id -> new SetIntegrationAvailability(id, integrationId, available));
  }

  /** Ends a connection. */
  public Accepted remove(String integrationId) {
    return scope.execute(id -> new RemoveIntegration(id, integrationId));
  }
}
