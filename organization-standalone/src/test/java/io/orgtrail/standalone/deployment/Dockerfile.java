package io.orgtrail.standalone.deployment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A Dockerfile as its instructions, each on one line. */
record Dockerfile(List<Instruction> instructions) {
  static Dockerfile read(String path) {
    String text = Checkout.text(path).replaceAll("(?m)^#.*\n", "").replaceAll("\\\\\n\\s*", "");
    return new Dockerfile(
        text.lines().filter(line -> !line.isBlank()).map(Instruction::parse).toList());
  }

  boolean has(String name) {
    return instructions.stream().anyMatch(instruction -> instruction.is(name));
  }

  /** What instructions of that name say, in the stage that becomes the image. */
  List<String> inImage(String name) {
    int start = instructions.lastIndexOf(all("FROM").reduce((a, b) -> b).orElseThrow());
    return new Dockerfile(instructions.subList(start, instructions.size()))
        .all(name)
        .map(Instruction::arguments)
        .toList();
  }

  String text(String name) {
    return String.join("\n", all(name).map(Instruction::arguments).toList());
  }

  /** What every COPY from the checkout names as source. */
  List<String> sources() {
    return all("COPY")
        .map(Instruction::arguments)
        .filter(arguments -> !arguments.startsWith("--from="))
        .map(arguments -> arguments.split("\\s+"))
        .flatMap(words -> Arrays.stream(words).limit(words.length - 1))
        .toList();
  }

  private Stream<Instruction> all(String name) {
    return instructions.stream().filter(instruction -> instruction.is(name));
  }

  /** One instruction. */
  record Instruction(String name, String arguments) {
    static Instruction parse(String line) {
      String[] parts = line.strip().split("\\s+", 2);
      return new Instruction(parts[0], parts[1]);
    }

    boolean is(String other) {
      return name.equals(other);
    }
  }
}
