package io.orgtrail.client.commandline;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Tells which version this is. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    var version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"organization " + Objects.requireNonNullElse(version, "(not packaged)")};
  }
}
