package io.orgtrail.web.async;

/** How long requests may go on after their threads have left them. */
public final class AsyncTimeouts {

  /**
   * For a request that whoever answers it ends in time: the container never does. In milliseconds,
   * and not the zero that says the same.
   *
   * <p>Once a second Tomcat looks at all requests that go on, and may come to one just after its
   * end, when it is made ready for the next one. With zero, or a time that is over, the next one
   * counts as timed out. When it has gone on by the time that this is told, it is dropped, and its
   * client hears nothing until the connection is closed a minute later (Tomcat 11.0.27, {@code
   * AbstractProcessor.timeoutAsync} and {@code ConnectionHandler.process}). This time is never
   * over.
   */
  public static final long NEVER = Long.MAX_VALUE;

  private AsyncTimeouts() {}
}
