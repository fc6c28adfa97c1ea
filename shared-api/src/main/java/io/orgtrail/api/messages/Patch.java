package io.orgtrail.api.messages;

import java.util.function.Function;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A field of an update: left out it stays, {@code null} clears it, a value sets it.
 *
 * @param isPresent whether the field was in the command at all
 * @param value the new value, {@code null} to clear
 */
@JsonDeserialize(using = PatchJson.Reader.class)
@JsonSerialize(using = PatchJson.Writer.class)
public record Patch<T>(boolean isPresent, T value) {

  private static final Patch<?> ABSENT = new Patch<>(false, null);

  /** The field was left out. */
  @SuppressWarnings("unchecked")
  public static <T> Patch<T> absent() {
    return (Patch<T>) ABSENT;
  }

  /** The field is set to the value, or cleared by {@code null}. */
  public static <T> Patch<T> to(T value) {
    return new Patch<>(true, value);
  }

  /** Whether the field was given as {@code null}. */
  public boolean clears() {
    return isPresent && value == null;
  }

  /** The new value, or the present one when the field was left out. */
  public T or(T present) {
    return isPresent ? value : present;
  }

  /** The same patch on a value made from this one's. */
  public <R> Patch<R> map(Function<T, R> mapping) {
    return isPresent ? to(value == null ? null : mapping.apply(value)) : absent();
  }
}
