package io.orgtrail.api.messages;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/**
 * Writes times as {@link Instant#toString()} does, without the formatter that it goes through: a
 * page has a hundred of them.
 */
final class TimeText extends StdScalarSerializer<Instant> {

  private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();
  private static final int MOST = "0000-00-00T00:00:00.000000000Z".length();
  private static final int[] UNITS = {1_000_000, 1_000, 1};

  TimeText() {
    super(Instant.class);
  }

  @Override
  public void serialize(Instant time, JsonGenerator json, SerializationContext context) {
    var second = time.getEpochSecond();
    if (second < YEAR_0 || second >= YEAR_10000) {
      json.writeString(time.toString());
    } else {
      var text = new char[MOST];
      json.writeString(text, 0, write(time, text));
    }
  }

  private static int write(Instant time, char[] text) {
    var at = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
    var end = number(text, 0, at.getYear(), 4);
    end = number(text, mark(text, end, '-'), at.getMonthValue(), 2);
    end = number(text, mark(text, end, '-'), at.getDayOfMonth(), 2);
    end = number(text, mark(text, end, 'T'), at.getHour(), 2);
    end = number(text, mark(text, end, ':'), at.getMinute(), 2);
    end = number(text, mark(text, end, ':'), at.getSecond(), 2);
    return mark(text, fraction(text, end, time.getNano()), 'Z');
  }

  /** None, or three, six or nine digits. */
  private static int fraction(char[] text, int start, int nanos) {
    var digits = 0;
    for (var rest = nanos; rest > 0; rest %= UNITS[digits / 3 - 1]) {
      digits += 3;
    }
    return digits == 0
        ? start
        : number(text, mark(text, start, '.'), nanos / UNITS[digits / 3 - 1], digits);
  }

  private static int mark(char[] text, int at, char mark) {
    text[at] = mark;
    return at + 1;
  }

  private static int number(char[] text, int start, int number, int digits) {
    var rest = number;
    for (var at = start + digits - 1; at >= start; at--) {
      text[at] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    return start + digits;
  }
}
