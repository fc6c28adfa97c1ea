package io.orgtrail.command.organizations;

import io.orgtrail.api.messages.Json;
import io.orgtrail.command.snapshots.AggregateState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/** The JSON that a snapshot of an organization contains. */
public final class KeptState {

  private static final AggregateState<OrganizationAggregate> FORM =
      new AggregateState<>(OrganizationAggregate.class);

  private KeptState() {}

  static JsonNode of(OrganizationAggregate organization) {
    return read(FORM.write(organization));
  }

  /** Reads what stands in a snapshot. */
  public static JsonNode read(byte[] state) {
    try (var json = new GZIPInputStream(new ByteArrayInputStream(state))) {
      return Json.mapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
