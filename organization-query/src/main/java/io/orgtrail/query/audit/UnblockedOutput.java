package io.orgtrail.query.audit;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A response that is written to as fast as its client takes it, and by whichever thread: nobody
 * waits for a slow one.
 */
final class UnblockedOutput implements WriteListener, AsyncListener {

  private static final Logger log = LoggerFactory.getLogger(UnblockedOutput.class);

  private final AsyncContext context;
  private final ServletOutputStream out;
  private final Runnable onWritable;
  private final Runnable onEnd;
  private boolean isUnflushed;
  private boolean isOver;

  /**
   * Takes over a response whose head was sent.
   *
   * @param onWritable called when the client takes more
   * @param onEnd called when nothing can be written any more, perhaps more than once
   */
  UnblockedOutput(
      AsyncContext context, ServletOutputStream out, Runnable onWritable, Runnable onEnd) {
    this.context = context;
    this.out = out;
    this.onWritable = onWritable;
    this.onEnd = onEnd;
  }

  /** Begins to write. */
  void start() {
    context.addListener(this);
    out.setWriteListener(this);
  }

  /** Whether more may be written; when not, {@code onWritable} tells as soon as it may. */
  synchronized boolean isWritable() throws IOException {
    if (isOver || !out.isReady()) {
      return false;
    }
    if (isUnflushed) {
      isUnflushed = false;
      out.flush();
      return out.isReady();
    }
    return true;
  }

  /** Writes what is sent before {@link #isWritable()} says yes again. */
  synchronized void write(byte[] bytes) throws IOException {
    if (!isOver) {
      isUnflushed = true;
      out.write(bytes);
    }
  }

  /** Ends the response as it should end. */
  void complete() {
    try {
      if (close()) {
        context.complete();
      }
    } catch (IllegalStateException e) {
      log.debug("The container was faster", e);
    } finally {
      onEnd.run();
    }
  }

  /** After this the container may use the response for somebody else. */
  private synchronized boolean close() {
    var wasOpen = !isOver;
    isOver = true;
    return wasOpen;
  }

  @Override
  public void onWritePossible() {
    onWritable.run();
  }

  @Override
  public void onError(Throwable failure) {
    complete();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    close();
    onEnd.run();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    complete();
  }

  @Override
  public void onError(AsyncEvent event) {
    complete();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
