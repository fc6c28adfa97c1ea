package io.orgtrail.api.eventstore.vault;

import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.Erased;
import io.orgtrail.api.personal.FreeText;
import io.orgtrail.api.personal.PersonName;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** What becomes of personal data when an event is written as JSON. */
@FunctionalInterface
public interface Sealing {

  /**
   * What is written instead.
   *
   * @param field the field it stands in
   * @param email the value, where it is an address, else {@code null}
   * @param text the value
   */
  String sealed(String field, EmailAddress email, String text);

  /** Has JSON writers ask their attribute of this class, where they have it. */
  static SimpleModule module() {
    return new SimpleModule("sealing")
        .addSerializer(EmailAddress.class, new Writer<>(EmailAddress::typed))
        .addSerializer(PersonName.class, new Writer<>(PersonName::value))
        .addSerializer(FreeText.class, new Writer<>(FreeText::value));
  }

  /** Writes values of one type. */
  final class Writer<T> extends ValueSerializer<T> {

    private final Function<T, String> text;

    private Writer(Function<T, String> text) {
      this.text = text;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializationContext context) {
      var plain = text.apply(value);
      var sealing = (Sealing) context.getAttribute(Sealing.class);
      if (sealing == null || plain.equals(Erased.TEXT)) {
        json.writeString(plain);
      } else {
        var email = value instanceof EmailAddress address ? address : null;
        json.writeString(sealing.sealed(json.streamWriteContext().currentName(), email, plain));
      }
    }
  }
}
