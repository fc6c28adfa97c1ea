package io.orgtrail.standalone.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority and a certificate of 127.0.0.1, made for one test with the JDK's own tool. */
record Certificates(Path directory) {
  static final String PASSWORD = "changeit";

  private static final String AUTHORITY = "authority";
  private static final String SERVER = "server";
  private static final String WRAPPED = "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n";

  /** Makes new ones in a directory. */
  static Certificates in(Path directory) throws Exception {
    Certificates made = new Certificates(Files.createDirectories(directory).toRealPath());
    made.make();
    return made;
  }

  private void make() throws Exception {
    pair(AUTHORITY, "CN=Authority of a test", "bc:c");
    pair(SERVER, "CN=127.0.0.1", "san=ip:127.0.0.1");
    keytool(SERVER, "-certreq", "-alias", SERVER, "-file", file("server.csr").toString());
    keytool(
        AUTHORITY,
        "-gencert",
        "-alias",
        AUTHORITY,
        "-infile",
        file("server.csr").toString(),
        "-outfile",
        file("server.crt").toString(),
        "-rfc",
        "-ext",
        "san=ip:127.0.0.1");
    exportCertificate(AUTHORITY, authority());
    importCertificate(AUTHORITY, authority());
    importCertificate(SERVER, file("server.crt"));
    exportCertificate(SERVER, certificate());
    writeKey();
  }

  private void pair(String alias, String name, String extension) throws Exception {
    keytool(
        alias,
        "-genkeypair",
        "-alias",
        alias,
        "-dname",
        name,
        "-ext",
        extension,
        "-keyalg",
        "RSA",
        "-keysize",
        "2048",
        "-validity",
        "2");
  }

  private void exportCertificate(String alias, Path to) throws Exception {
    keytool(alias, "-exportcert", "-rfc", "-alias", alias, "-file", to.toString());
  }

  private void importCertificate(String alias, Path from) throws Exception {
    keytool(SERVER, "-importcert", "-noprompt", "-alias", alias, "-file", from.toString());
  }

  private void keytool(String store, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", file(store + ".p12").toString(), "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + ": " + output);
    }
  }

  /** For its owner's eyes alone, or PostgreSQL does not take it. */
  private void writeKey() throws IOException, GeneralSecurityException {
    byte[] bytes = read().getKey(SERVER, PASSWORD.toCharArray()).getEncoded();
    Files.createFile(
        key(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(key(), WRAPPED.formatted("PRIVATE KEY", text));
  }

  private KeyStore read() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(keyStore())) {
      store.load(file, PASSWORD.toCharArray());
    }
    return store;
  }

  /** The server's key and certificate in one file. */
  Path keyStore() {
    return file("server.p12");
  }

  /** The server's certificate. */
  Path certificate() {
    return file("server.pem");
  }

  /** The server's key. */
  Path key() {
    return file("server.key");
  }

  /** The certificate that signed the server's. */
  Path authority() {
    return file("authority.pem");
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  /** Trusts this authority and no other. */
  SSLContext trust() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry(AUTHORITY, read().getCertificate(AUTHORITY));
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
