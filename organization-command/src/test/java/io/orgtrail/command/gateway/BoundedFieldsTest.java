package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.messages.Command;
import jakarta.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every command has a largest value: one of a new command too. */
class BoundedFieldsTest {

  private static final int MANY = 5_000;

  private final CommandJson json =
      new CommandJson(Validation.buildDefaultValidatorFactory().getValidator());

  static Stream<Class<? extends Command>> commands() {
    return MessageCatalogue.commands().values().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void takesNoTextOfAnyLength(Class<? extends Command> type) {
    requireRefused(type, "\"" + "a".repeat(MANY * 4) + "\"");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void takesNoListOfAnyLength(Class<? extends Command> type) {
    requireRefused(type, many("[", "\"a%d\"", "]"));
    requireRefused(type, "[" + String.join(",", Collections.nCopies(MANY, "{}")) + "]");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void takesNoObjectOfAnySize(Class<? extends Command> type) {
    requireRefused(type, many("{", "\"a%d\":1", "}"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void takesNoTextThatCannotBeKept(Class<? extends Command> type) {
    requireRefused(type, "\"a\\u0000\"");
    requireRefused(type, "\"a\\ud800\"");
    requireRefused(type, "[\"a\\u0000\"]");
    requireRefused(type, "{\"a\":\"a\\u0000\"}");
  }

  private static String many(String begin, String element, String end) {
    return IntStream.range(0, MANY)
        .mapToObj(element::formatted)
        .collect(Collectors.joining(",", begin, end));
  }

  private void requireRefused(Class<? extends Command> type, String value) {
    for (var field : HostileJson.names(type)) {
      var body = HostileJson.with(type, "acme", field, value).getBytes(StandardCharsets.UTF_8);
      var refused =
          catchThrowableOfType(
              InvalidFieldsException.class, () -> json.requireValid(json.read(body, type)));
      assertThat(refused).as("%s.%s", type.getSimpleName(), field).isNotNull();
      assertThat(refused.rejection().fields())
          .extracting(FieldError::field)
          .as(type.getSimpleName())
          .anyMatch(name -> name.startsWith(field));
    }
  }
}
