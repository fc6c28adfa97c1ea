package io.orgtrail.command.tags;

import static io.orgtrail.command.deciding.Rules.rejectField;
import static io.orgtrail.command.deciding.Rules.rejectIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.tags.ResourceTagCommand.CreateResourceTag;
import io.orgtrail.api.tags.ResourceTagCommand.DeleteResourceTag;
import io.orgtrail.api.tags.ResourceTagCommand.UpdateResourceTag;
import io.orgtrail.api.tags.ResourceTagEvent.ResourceTagCreated;
import io.orgtrail.api.tags.ResourceTagEvent.ResourceTagDeleted;
import io.orgtrail.api.tags.ResourceTagEvent.ResourceTagUpdated;
import io.orgtrail.command.deciding.CommandContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The tags an organization marks its resources with; no two of them say the same. */
public class ResourceTags {

  private static final Pattern COLOR = Pattern.compile("#?([0-9A-Fa-f]{6})");

  private final Map<String, ResourceTag> byId = new HashMap<>();
  private final Set<String> texts = new HashSet<>();

  /** A tag; its colour is six hexadecimal digits. */
  private record ResourceTag(String text, String color) {}

  @CommandHandler
  Map<String, Object> handle(CreateResourceTag command, CommandContext context) {
    var text = command.text().strip();
    requireFree(text);
    var id = context.idOr(command.tagId(), "tag");
    rejectIf(byId.containsKey(id), ErrorCode.TAG_EXISTS, "There is a tag " + id + " already.");
    var color = requireColor(command.color());
    apply(new ResourceTagCreated(command.organizationId(), id, text, color));
    return Map.of("tagId", id);
  }

  @CommandHandler
  void handle(UpdateResourceTag command) {
    var tag = require(command.tagId());
    var text = command.text().map(String::strip).or(tag.text());
    if (!key(text).equals(key(tag.text()))) {
      requireFree(text);
    }
    var color = requireColor(command.color().or(tag.color()));
    if (!tag.equals(new ResourceTag(text, color))) {
      apply(
          new ResourceTagUpdated(
              command.organizationId(), command.tagId(), text, color, tag.text(), tag.color()));
    }
  }

  @CommandHandler
  void handle(DeleteResourceTag command) {
    var tag = require(command.tagId());
    apply(new ResourceTagDeleted(command.organizationId(), command.tagId(), tag.text()));
  }

  /** How many there are. */
  public int size() {
    return byId.size();
  }

  private ResourceTag require(String tagId) {
    rejectIf(!byId.containsKey(tagId), ErrorCode.TAG_NOT_FOUND, "There is no tag " + tagId + ".");
    return byId.get(tagId);
  }

  private void requireFree(String text) {
    if (texts.contains(key(text))) {
      throw rejectField(ErrorCode.TAG_TAKEN, "text", "another tag says " + text);
    }
  }

  private static String requireColor(String color) {
    var matcher = COLOR.matcher(color);
    if (!matcher.matches()) {
      throw rejectField(ErrorCode.INVALID_COLOR, "color", "must be RRGGBB in hexadecimal digits");
    }
    return matcher.group(1);
  }

  private static String key(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  @EventSourcingHandler
  void on(ResourceTagCreated event) {
    byId.put(event.tagId(), new ResourceTag(event.text(), event.color()));
    texts.add(key(event.text()));
  }

  @EventSourcingHandler
  void on(ResourceTagUpdated event) {
    byId.put(event.tagId(), new ResourceTag(event.text(), event.color()));
    texts.remove(key(event.previousText()));
    texts.add(key(event.text()));
  }

  @EventSourcingHandler
  void on(ResourceTagDeleted event) {
    byId.remove(event.tagId());
    texts.remove(key(event.text()));
  }
}
