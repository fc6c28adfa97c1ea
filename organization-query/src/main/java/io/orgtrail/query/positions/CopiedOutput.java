package io.orgtrail.query.positions;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Writes, and keeps a copy of what was written. */
final class CopiedOutput extends ServletOutputStream {

  private final ServletOutputStream output;
  private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

  CopiedOutput(ServletOutputStream output) {
    this.output = output;
  }

  byte[] bytes() {
    return copy.toByteArray();
  }

  @Override
  public void write(int one) throws IOException {
    output.write(one);
    copy.write(one);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    output.write(bytes, offset, length);
    copy.write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    output.flush();
  }

  @Override
  public void close() throws IOException {
    output.close();
  }

  @Override
  public boolean isReady() {
    return output.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    output.setWriteListener(listener);
  }
}
