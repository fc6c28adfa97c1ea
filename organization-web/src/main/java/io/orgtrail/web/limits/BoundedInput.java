package io.orgtrail.web.limits;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** Reads a body as long as it is not too large. */
final class BoundedInput extends ServletInputStream {

  private final ServletInputStream input;
  private final int maxBytes;
  private long read;

  BoundedInput(ServletInputStream input, int maxBytes) {
    this.input = input;
    this.maxBytes = maxBytes;
  }

  static Rejection tooLarge(int maxBytes) {
    return Rejection.of(ErrorCode.TOO_LARGE, "A body is at most " + maxBytes + " bytes.");
  }

  @Override
  public int read() throws IOException {
    var next = input.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    var some = input.read(bytes, offset, length);
    count(Math.max(0, some));
    return some;
  }

  private void count(int bytes) {
    read += bytes;
    if (read > maxBytes) {
      throw new RejectedException(tooLarge(maxBytes));
    }
  }

  @Override
  public boolean isFinished() {
    return input.isFinished();
  }

  @Override
  public boolean isReady() {
    return input.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    input.setReadListener(listener);
  }
}
