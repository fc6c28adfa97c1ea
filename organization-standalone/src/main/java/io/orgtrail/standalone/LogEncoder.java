package io.orgtrail.standalone;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/** Writes logs as lines of text, or as JSON when a structured format is set. */
public final class LogEncoder extends EncoderBase<ILoggingEvent> {
  private String pattern;
  private String structured;
  private Encoder<ILoggingEvent> encoder;

  /** The layout of a line of text. */
  public void setPattern(String pattern) {
    this.pattern = pattern;
  }

  /** The name of a structured format; empty for text. */
  public void setStructured(String structured) {
    this.structured = structured;
  }

  /** Made with the first line: what it is made of logs too, before there is a log. */
  private synchronized Encoder<ILoggingEvent> encoder() {
    if (encoder == null) {
      encoder = structured == null || structured.isBlank() ? text() : json();
      encoder.setContext(getContext());
      encoder.start();
    }
    return encoder;
  }

  private Encoder<ILoggingEvent> text() {
    PatternLayoutEncoder text = new PatternLayoutEncoder();
    text.setPattern(pattern);
    return text;
  }

  /** Spring Boot's own asks the environment for more of its settings. */
  private Encoder<ILoggingEvent> json() {
    if (getContext().getObject(Environment.class.getName()) == null) {
      getContext().putObject(Environment.class.getName(), new StandardEnvironment());
    }
    StructuredLogEncoder json = new StructuredLogEncoder();
    json.setFormat(structured.strip());
    return json;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return encoder().encode(event);
  }

  /** Neither form has one. */
  @Override
  public byte[] headerBytes() {
    return null;
  }

  @Override
  public byte[] footerBytes() {
    return null;
  }
}
