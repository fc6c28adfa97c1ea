package io.orgtrail.api.integrations;

import static io.orgtrail.api.roles.Permission.INTEGRATIONS_MANAGE;

import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Id;
import io.orgtrail.api.messages.Texts;
import io.orgtrail.api.roles.Allowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about connections to other systems: references, never credentials. */
public sealed interface IntegrationCommand extends Command {

  /**
   * Adds a connection, available from then on.
   *
   * @param settings names and references, e.g. a role ARN or a bucket
   */
  @Allowed(permission = INTEGRATIONS_MANAGE)
  record AddIntegration(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @Id String integrationId,
      @NotBlank @Pattern(regexp = Texts.LINE, message = Texts.LINE_RULE) @Size(max = 200)
          String name,
      @NotNull IntegrationKind kind,
      @NotBlank @Pattern(regexp = Texts.LINE, message = Texts.LINE_RULE) @Size(max = 100)
          String provider,
      @SmallSettings Map<String, Object> settings)
      implements IntegrationCommand {

    public AddIntegration {
      settings =
          settings == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
  }

  /** Makes an integration the default of its kind, in place of the one there was. */
  @Allowed(permission = INTEGRATIONS_MANAGE)
  record SetDefaultIntegration(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String integrationId)
      implements IntegrationCommand {}

  /** Says whether an integration can be used now. */
  @Allowed(permission = INTEGRATIONS_MANAGE)
  record SetIntegrationAvailability(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String integrationId,
      @NotNull Boolean available)
      implements IntegrationCommand {}

  /** Ends a connection; when it was a default, its kind has none. */
  @Allowed(permission = INTEGRATIONS_MANAGE)
  record RemoveIntegration(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String integrationId)
      implements IntegrationCommand {}
}
