package io.orgtrail.web.documents;

import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.CommentVisitor;
import com.github.therapi.runtimejavadoc.Link;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import com.github.therapi.runtimejavadoc.Value;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What types and their fields mean, in words: what their Javadoc says of them, else what is said
 * once of all fields of a name.
 */
public final class Descriptions {

  private static final Texts FIELDS = Texts.read("/documents/fields.properties");

  private Descriptions() {}

  /** What a type is; empty when nothing is said. */
  public static Optional<String> of(Class<?> type) {
    return text(RuntimeJavadoc.getJavadoc(type).getComment());
  }

  /** What a component of a record is; empty when nothing is said. */
  public static Optional<String> of(Class<?> type, String component) {
    return documented(type, component)
        .or(() -> FIELDS.get(type.getSimpleName() + "." + component))
        .or(() -> FIELDS.get(component));
  }

  private static Optional<String> documented(Class<?> type, String component) {
    return RuntimeJavadoc.getJavadoc(type).getRecordComponents().stream()
        .filter(parameter -> parameter.getName().equals(component))
        .findFirst()
        .flatMap(parameter -> text(parameter.getComment()))
        .map(text -> text.substring(0, 1).toUpperCase() + text.substring(1));
  }

  private static Optional<String> text(Comment comment) {
    var words = new Words();
    comment.visit(words);
    var text = words.text.toString().replaceAll("\\s+", " ").strip();
    return Stream.of(text).filter(said -> !said.isEmpty()).findFirst();
  }

  /** Writes code as Markdown does. */
  private static final class Words implements CommentVisitor {

    private final StringBuilder text = new StringBuilder();

    @Override
    public void commentText(String value) {
      text.append(value);
    }

    @Override
    public void inlineLink(Link link) {
      text.append(link.getLabel());
    }

    @Override
    public void inlineTag(String name, String value) {
      text.append('`').append(value.strip()).append('`');
    }

    @Override
    public void inlineValue(Value value) {
      text.append(value);
    }
  }
}
