package io.orgtrail.command.slugs;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes slugs out of names. */
public final class Slugs {

  private static final int MAX_LENGTH = 63;

  private Slugs() {}

  /**
   * The slug a name suggests: its Latin letters and digits, in lower case, joined by hyphens.
   *
   * @param fallback the slug of a name that has none of them
   */
  public static String from(String name, String fallback) {
    var plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    var slug = withoutOuterHyphens(cut(withoutOuterHyphens(plain), MAX_LENGTH));
    return slug.isEmpty() ? fallback : slug;
  }

  /** The slug itself, or with the first of -2, -3 … that is not taken. */
  public static String firstFree(String slug, Set<String> taken) {
    var candidate = slug;
    for (var number = 2; taken.contains(candidate); number++) {
      candidate = numbered(slug, number);
    }
    return candidate;
  }

  /** The slug with so many numbers, from that one on. */
  public static List<String> numbered(String slug, int from, int count) {
    return IntStream.range(from, from + count).mapToObj(number -> numbered(slug, number)).toList();
  }

  private static String numbered(String slug, int number) {
    var suffix = "-" + number;
    return withoutOuterHyphens(cut(slug, MAX_LENGTH - suffix.length())) + suffix;
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }

  private static String withoutOuterHyphens(String text) {
    return text.replaceAll("^-+|-+$", "");
  }
}
