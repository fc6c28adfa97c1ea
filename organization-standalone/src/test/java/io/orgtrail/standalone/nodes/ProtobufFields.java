package io.orgtrail.standalone.nodes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The fields of a Protocol Buffers message that are bytes, texts or messages, by their number. */
record ProtobufFields(Map<Integer, List<byte[]>> values) {
  private static final int LONG = 1;
  private static final int BYTES = 2;
  private static final int INT = 5;

  static ProtobufFields of(byte[] message) {
    Map<Integer, List<byte[]>> values = new TreeMap<>();
    ByteBuffer rest = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    while (rest.hasRemaining()) {
      long key = number(rest);
      switch ((int) (key & 7)) {
        case LONG -> rest.getLong();
        case INT -> rest.getInt();
        case BYTES -> {
          byte[] value = new byte[(int) number(rest)];
          rest.get(value);
          values.computeIfAbsent((int) (key >> 3), field -> new ArrayList<>()).add(value);
        }
        default -> number(rest);
      }
    }
    return new ProtobufFields(values);
  }

  private static long number(ByteBuffer rest) {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte part = rest.get();
      number |= (part & 0x7FL) << shift;
      if (part >= 0) {
        return number;
      }
    }
  }

  /** The messages in a repeated field. */
  List<ProtobufFields> messages(int field) {
    return values.getOrDefault(field, List.of()).stream().map(ProtobufFields::of).toList();
  }

  byte[] bytes(int field) {
    return values.getOrDefault(field, List.of(new byte[0])).get(0);
  }

  String text(int field) {
    return new String(bytes(field), StandardCharsets.UTF_8);
  }
}
