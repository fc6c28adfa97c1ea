package io.orgtrail.standalone.mail;

import io.orgtrail.embedded.LoopbackPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An SMTP server on loopback that writes every mail to a file and sends none. */
public final class SmtpSink implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SmtpSink.class);
  private static final int BACKLOG = 50;

  private final ServerSocket server;
  private final MailDirectory mails;
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

  private SmtpSink(ServerSocket server, MailDirectory mails) {
    this.server = server;
    this.mails = mails;
  }

  /** Starts on a free port. */
  public static SmtpSink start(Path directory, Clock clock) throws IOException {
    ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getByName(LoopbackPort.ADDRESS));
    SmtpSink sink = new SmtpSink(server, new MailDirectory(directory, clock));
    run(sink::accept, "smtp-accept");
    return sink;
  }

  public int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        clients.add(client);
        run(() -> serve(client), "smtp-session");
      } catch (IOException e) {
        log.debug("No longer accepting mail: {}", e.toString());
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      new SmtpSession(client, mails).serve();
    } catch (IOException e) {
      log.debug("A mail client went away: {}", e.toString());
    } finally {
      clients.remove(client);
    }
  }

  private static void run(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket client : clients) {
      client.close();
    }
  }
}
