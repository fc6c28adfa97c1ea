package io.orgtrail.client.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A bearer token, which no message shows. */
final class Token {

  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._~+/=-]+");

  private Token() {}

  /** The token the settings name; one in a file is read each time, since it may be renewed. */
  static Supplier<String> of(Settings settings) {
    var file = settings.tokenFile();
    if (file.isPresent()) {
      return () -> read(file.get());
    }
    var token =
        wellFormed(
            settings
                .get(Setting.TOKEN)
                .orElseThrow(
                    () ->
                        CommandFailure.usage(
                            "A token says who calls: name its file with --token-file or in a"
                                + " profile, or set ORGANIZATION_TOKEN")),
            "The token");
    return () -> token;
  }

  private static String read(Path file) {
    try {
      return wellFormed(Files.readString(file).strip(), "What stands in " + file);
    } catch (IOException e) {
      throw CommandFailure.usage("No token can be read from " + file + ": " + e);
    }
  }

  private static String wellFormed(String token, String what) {
    if (!WELL_FORMED.matcher(token).matches()) {
      throw CommandFailure.usage(what + " is no bearer token");
    }
    return token;
  }
}
