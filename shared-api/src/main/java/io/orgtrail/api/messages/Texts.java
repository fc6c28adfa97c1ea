package io.orgtrail.api.messages;

/** What texts in commands look like. */
public final class Texts {

  /**
   * Lower-case letters and digits, in groups joined by single hyphens. The pattern repeats no
   * group: that takes stack for each round, and a text of any length is judged.
   */
  public static final String SLUG = "(?!-)(?!.*--)[a-z0-9-]*[a-z0-9]";

  /** The rule about slugs, for people. */
  public static final String SLUG_RULE =
      "must be lower-case letters and digits, in groups joined by single hyphens";

  /** One line of text: a name. */
  public static final String LINE = "[^\\r\\n\\t]*";

  /** The rule about names, for people. */
  public static final String LINE_RULE = "must be one line";

  /** What is not blank when it is given. */
  public static final String NOT_BLANK = "\\s*\\S[\\s\\S]*";

  /** The rule about what may be left out but not blank, for people. */
  public static final String NOT_BLANK_RULE = "must not be blank";

  private Texts() {}
}
