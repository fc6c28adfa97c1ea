package io.orgtrail.client.commandline;

import java.util.Locale;

/** Something that is said by an option, in the environment, or in a profile. */
enum Setting {
  QUERY_URL,
  COMMAND_URL,
  KAFKA,
  KAFKA_CONFIG,
  TOKEN,
  TOKEN_FILE;

  /** Its name in a profile, which is that of the option without dashes before it. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its environment variable. */
  String variable() {
    return "ORGANIZATION_" + name();
  }
}
