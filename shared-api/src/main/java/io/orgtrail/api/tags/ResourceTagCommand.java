package io.orgtrail.api.tags;

import static io.orgtrail.api.roles.Permission.TAGS_MANAGE;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Id;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.messages.Texts;
import io.orgtrail.api.roles.Allowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about the coloured labels that an organization's resources can be marked with. */
public sealed interface ResourceTagCommand extends Command {

  /** Makes a tag. */
  @Allowed(permission = TAGS_MANAGE)
  record CreateResourceTag(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @Id String tagId,
      @NotBlank @Pattern(regexp = Texts.LINE, message = Texts.LINE_RULE) @Size(max = 200)
          String text,
      @NotNull @Size(max = 64) String color)
      implements ResourceTagCommand {}

  /** Changes a tag: fields left out stay. */
  @Allowed(permission = TAGS_MANAGE)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record UpdateResourceTag(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String tagId,
      Patch<
              @NotBlank @Pattern(regexp = Texts.LINE, message = Texts.LINE_RULE) @Size(max = 200)
              String>
          text,
      Patch<@NotNull @Size(max = 64) String> color)
      implements ResourceTagCommand {}

  /** Ends a tag. */
  @Allowed(permission = TAGS_MANAGE)
  record DeleteResourceTag(
      @TargetAggregateIdentifier @NotNull @Id String organizationId, @NotNull @Id String tagId)
      implements ResourceTagCommand {}
}
