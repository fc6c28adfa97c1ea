package io.orgtrail.command.webhooks.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate that is right but for who vouches for it. */
final class SelfSigned {

  private static final String PASSWORD = "password";

  private SelfSigned() {}

  static SSLContext tls() {
    try {
      var keys = KeyStore.getInstance(keyStore().toFile(), PASSWORD.toCharArray());
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD.toCharArray());
      var tls = SSLContext.getInstance("TLS");
      tls.init(managers.getKeyManagers(), null, null);
      return tls;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path keyStore() throws IOException {
    var file = Files.createTempDirectory("tls").resolve("keys.p12");
    file.toFile().deleteOnExit();
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(keytool, "-genkeypair", "-alias", "receiver", "-keyalg", "EC")
            .inheritIO();
    made.command().addAll(List.of("-dname", "CN=receiver", "-ext", "san=ip:127.0.0.1"));
    made.command().addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
    try {
      made.start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return file;
  }
}
