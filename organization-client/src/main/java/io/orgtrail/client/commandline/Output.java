package io.orgtrail.client.commandline;

import io.orgtrail.api.messages.Json;
import io.orgtrail.api.replies.CommandReply.Accepted;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Shows what comes of a command.
 *
 * @param json for programs instead of people
 */
record Output(PrintStream out, boolean json) {

  /** So many rows say how wide the columns are. */
  private static final int ROWS = 500;

  /** One thing, each field on a line. */
  void one(Object thing) {
    if (json) {
      line(thing);
      return;
    }
    var fields = tree(thing).properties();
    var width = fields.stream().mapToInt(field -> Text.heading(field.getKey()).length()).max();
    for (var field : fields) {
      var name = Text.heading(field.getKey()).toLowerCase(Locale.ROOT);
      out.println(Text.padded(name, width.orElse(0)) + "  " + Text.of(field.getValue()));
    }
  }

  /**
   * Any number of things, fetched as they are shown.
   *
   * @param columns fields that people see, of a field of a field {@code actor.id}
   */
  void list(Iterable<?> things, String... columns) {
    var table = new Table(out, List.of(columns));
    var rows = new ArrayList<List<String>>();
    for (var thing : things) {
      if (json) {
        line(thing);
      } else {
        rows.add(row(thing, columns));
      }
      if (rows.size() == ROWS) {
        table.print(rows);
        rows.clear();
      }
      if (isClosed()) {
        return;
      }
    }
    if (!json && (!rows.isEmpty() || table.isEmpty())) {
      table.print(rows);
    }
  }

  /** Nobody reads on, as behind a pipe into {@code head}. */
  private boolean isClosed() {
    return out.checkError();
  }

  /** A table that grows as long as there is more; its columns are as wide as those rows. */
  Growing growing(List<?> first, String... columns) {
    var growing = new Growing(new Table(out, List.of(columns)), columns);
    growing.add(first);
    return growing;
  }

  /** A table of which the last row is not known yet. */
  final class Growing {

    private final Table table;
    private final String[] columns;

    private Growing(Table table, String... columns) {
      this.table = table;
      this.columns = columns;
    }

    /**
     * Shows some more.
     *
     * @return whether anybody sees it
     */
    boolean add(List<?> things) {
      if (json) {
        things.forEach(Output.this::line);
      } else {
        table.print(things.stream().map(thing -> row(thing, columns)).toList());
      }
      return !isClosed();
    }
  }

  /** What a command did that shows nothing else. */
  void done(Accepted reply) {
    if (json) {
      line(reply);
    } else if (reply.events().isEmpty()) {
      out.println("Nothing had to change");
    } else {
      out.printf(
          "%s: version %d, position %d%n",
          String.join(", ", reply.events()), reply.version(), reply.position());
    }
  }

  /** A line for people. */
  void say(String text) {
    out.println(Text.clean(text));
  }

  /** A document of its own form: laid out for people, a line for programs. */
  void document(JsonNode document) {
    if (json) {
      line(document);
    } else {
      out.println(document.toPrettyString());
    }
  }

  /** A line for programs. */
  void line(Object thing) {
    out.println(Json.mapper().writeValueAsString(thing));
  }

  private static List<String> row(Object thing, String... columns) {
    var tree = tree(thing);
    return Arrays.stream(columns)
        .map(column -> Text.of(tree.at("/" + column.replace('.', '/'))))
        .toList();
  }

  private static JsonNode tree(Object thing) {
    return Json.mapper().valueToTree(thing);
  }
}
