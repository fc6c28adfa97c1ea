package io.orgtrail.client.commandline;

import io.orgtrail.client.tags.ResourceTags;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Resource tags of an organization. */
@Command(
    name = "tag",
    description = "Tags that resources of an organization can be marked with.",
    footer = "  organization tag list acme")
final class TagCommands {

  private static final String TAG = "The tag's id.";
  private static final String COLOR = "RRGGBB.";

  private final Session session;

  TagCommands(Session session) {
    this.session = session;
  }

  private ResourceTags tags(Target target) {
    return session.client().resourceTags(target.ref());
  }

  @Command(description = "All tags.", footer = "  organization tag list acme")
  void list(@Mixin Target target, @Mixin Limit limit) {
    session.output().list(limit.of(tags(target).list()), "id", "text", "color");
  }

  @Command(description = "Makes a tag.", footer = "  organization tag create acme urgent ff0000")
  void create(
      @Mixin Target target,
      @Parameters(index = "1", description = "Its text.") String text,
      @Parameters(index = "2", description = COLOR) String color) {
    session.output().one(Map.of("id", tags(target).create(text, color)));
  }

  @Command(
      description = "Gives a tag another text.",
      footer = "  organization tag text acme 5c0e6b very-urgent")
  void text(
      @Mixin Target target,
      @Parameters(index = "1", description = TAG) String id,
      @Parameters(index = "2", description = "Its new text.") String text) {
    session.output().done(tags(target).changeText(id, text));
  }

  @Command(
      description = "Gives a tag another colour.",
      footer = "  organization tag color acme 5c0e6b 00ff00")
  void color(
      @Mixin Target target,
      @Parameters(index = "1", description = TAG) String id,
      @Parameters(index = "2", description = COLOR) String color) {
    session.output().done(tags(target).changeColor(id, color));
  }

  @Command(description = "Ends a tag.", footer = "  organization tag delete acme 5c0e6b --yes")
  void delete(
      @Mixin Target target,
      @Parameters(index = "1", description = TAG) String id,
      @Mixin Confirmation confirmation) {
    session.confirm(confirmation, "Delete tag %s of %s?".formatted(id, target.ref()));
    session.output().done(tags(target).delete(id));
  }
}
