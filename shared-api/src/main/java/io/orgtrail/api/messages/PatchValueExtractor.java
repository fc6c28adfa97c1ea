package io.orgtrail.api.messages;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets rules stand on the value of a {@link Patch}; a field left out breaks none. */
public final class PatchValueExtractor implements ValueExtractor<Patch<@ExtractedValue ?>> {

  @Override
  public void extractValues(Patch<?> patch, ValueReceiver receiver) {
    if (patch != null && patch.isPresent()) {
      receiver.value(null, patch.value());
    }
  }
}
