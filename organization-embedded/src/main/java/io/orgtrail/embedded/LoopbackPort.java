package io.orgtrail.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A TCP port on 127.0.0.1, which is the only address embedded servers listen on. */
public record LoopbackPort(int number) {
  public static final String ADDRESS = "127.0.0.1";

  /** A port that nobody listens on at this moment. */
  public static LoopbackPort free() {
    try (ServerSocket socket = listen(0)) {
      return new LoopbackPort(socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails with a line that names this port and the setting that changes it. */
  public void requireFree(String setting) {
    if (number < 1 || number > 65_535) {
      throw new EmbeddedStartException(
          "%d is no port; set %s to a number from 1 to 65535".formatted(number, setting));
    }
    if (!isFree()) {
      throw new EmbeddedStartException(
          "Port %d is taken; set %s to another one".formatted(number, setting));
    }
  }

  boolean isFree() {
    try (ServerSocket socket = listen(number)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getByName(ADDRESS), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
