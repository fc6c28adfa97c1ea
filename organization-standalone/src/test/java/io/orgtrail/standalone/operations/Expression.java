package io.orgtrail.standalone.operations;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Prometheus is asked, and what is said of the answer.
 *
 * @param text the question
 * @param told texts with names of labels in them, each like {@code {{label}}}
 */
public record Expression(String text, String told) {
  /** A name, and what it is narrowed down by; no function, since no parenthesis follows. */
  private static final Pattern SELECTOR =
      Pattern.compile(
          "\\b([a-z]+(?:_[a-z0-9]+)+)\\b(?! *\\()(?:\\{([^{}\"]*(?:\"[^\"]*\"[^{}\"]*)*)})?");

  private static final Pattern LABEL = Pattern.compile("(\\w+) *(?:=~|!~|!=|=) *\"");
  private static final Pattern GROUPS = Pattern.compile("\\b(?:by|on|ignoring) *\\(([^)]*)\\)");
  private static final Pattern TOLD = Pattern.compile("\\{\\{ *(?:\\$labels\\.)?(\\w+) *}}");

  /** What Prometheus adds to whatever it reads. */
  private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

  /** The metrics that it looks at, each with the labels that it narrows them down by. */
  public Map<String, Set<String>> metrics() {
    Map<String, Set<String>> metrics = new TreeMap<>();
    SELECTOR
        .matcher(GROUPS.matcher(text.replace("$__rate_interval", "5m")).replaceAll(""))
        .results()
        .forEach(
            found -> {
              Set<String> labels = metrics.computeIfAbsent(found.group(1), name -> new TreeSet<>());
              String narrowed = found.group(2) == null ? "" : found.group(2);
              LABEL.matcher(narrowed).results().forEach(label -> labels.add(label.group(1)));
            });
    return metrics;
  }

  /** The labels that it groups by or tells of. */
  private Set<String> labels() {
    Stream<String> groups =
        GROUPS.matcher(text).results().flatMap(found -> Stream.of(found.group(1).split(",")));
    Stream<String> names = TOLD.matcher(told).results().map(found -> found.group(1));
    return Stream.concat(groups.map(String::strip), names).collect(Collectors.toSet());
  }

  /** What it names that is not there; nothing when all is. */
  public Set<String> missing(Map<String, Set<String>> shown) {
    Set<String> missing = new TreeSet<>();
    Set<String> all = new HashSet<>(OF_PROMETHEUS);
    metrics()
        .forEach(
            (metric, labels) -> {
              Set<String> there = shown.get(metric);
              if (there == null) {
                missing.add(metric);
                return;
              }
              all.addAll(there);
              labels.stream()
                  .filter(label -> !there.contains(label) && !OF_PROMETHEUS.contains(label))
                  .forEach(label -> missing.add(metric + "{" + label + "}"));
            });
    labels().stream().filter(label -> !all.contains(label)).forEach(missing::add);
    return missing;
  }
}
