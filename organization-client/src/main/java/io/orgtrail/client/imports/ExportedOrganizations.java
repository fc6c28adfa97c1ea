package io.orgtrail.client.imports;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Json;
import io.orgtrail.verifier.UnreadableException;
import io.orgtrail.verifier.Verdict;
import io.orgtrail.verifier.Verification;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Organizations that an installation exported: what came of their events, once these are proven.
 */
final class ExportedOrganizations implements ImportFile {

  private final Map<String, Verdict> proven;
  private final Map<String, OrganizationHistory> histories = new LinkedHashMap<>();
  private final Instant now = Instant.now();
  private final boolean sendMail;

  private ExportedOrganizations(Map<String, Verdict> proven, boolean sendMail) {
    this.proven = proven;
    this.sendMail = sendMail;
  }

  static ExportedOrganizations read(Path file, boolean sendMail) {
    var organizations = new ExportedOrganizations(proven(file), sendMail);
    try (var events = ImportLines.each(file, organizations::add)) {
      events.forEach(organizationId -> {});
    }
    organizations.requireOneThatLives(file);
    return organizations;
  }

  private static Map<String, Verdict> proven(Path file) {
    try {
      return Verification.of(file).stream()
          .peek(verdict -> requireProof(file, verdict))
          .collect(Collectors.toMap(Verdict::organizationId, Function.identity()));
    } catch (UnreadableException e) {
      throw new ImportFileException(e.getMessage());
    }
  }

  private static void requireProof(Path file, Verdict verdict) {
    if (!verdict.isVerified()) {
      throw new ImportFileException(
          "%s does not prove %s: %s at position %d"
              .formatted(file, verdict.organizationId(), verdict.reason(), verdict.firstBroken()));
    }
    if (verdict.unproven() > 0) {
      throw new ImportFileException(
          "%s has %d events of %s without a link yet: export it again"
              .formatted(file, verdict.unproven(), verdict.organizationId()));
    }
  }

  private String add(JsonNode entry) {
    var organizationId = entry.get("organizationId").asString();
    var type = entry.get("type").asString();
    var known =
        MessageCatalogue.event(type)
            .orElseThrow(
                () -> new IllegalArgumentException(type + " is an event of a newer version"));
    histories
        .computeIfAbsent(organizationId, OrganizationHistory::new)
        .add(event(entry, known), Instant.parse(entry.get("time").asString()));
    return organizationId;
  }

  private static Event event(JsonNode entry, Class<? extends Event> type) {
    return Json.mapper().treeToValue(entry.get("data"), type);
  }

  private void requireOneThatLives(Path file) {
    if (histories.values().stream().allMatch(OrganizationHistory::isDeleted)) {
      throw new ImportFileException(
          "%s: %s was deleted".formatted(file, String.join(", ", histories.keySet())));
    }
  }

  @Override
  public Stream<Command> commands() {
    return histories.entrySet().stream()
        .filter(history -> !history.getValue().isDeleted())
        .flatMap(history -> history.getValue().commands(source(history.getKey()), now, sendMail));
  }

  /** Nobody can make another history with the same link. */
  private String source(String organizationId) {
    var verdict = proven.get(organizationId);
    return "Audit trail of %s up to position %d, link %s"
        .formatted(organizationId, verdict.position(), verdict.head());
  }

  @Override
  public long size() {
    return commands().count();
  }

  @Override
  public List<String> notes() {
    return histories.values().stream().flatMap(history -> history.notes().stream()).toList();
  }
}
