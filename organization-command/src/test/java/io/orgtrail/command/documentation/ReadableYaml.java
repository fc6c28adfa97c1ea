package io.orgtrail.command.documentation;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Writes YAML in blocks, but lists of a few words on one line. */
final class ReadableYaml extends Representer {

  private static final int MAX_ON_ONE_LINE = 12;

  private ReadableYaml(DumperOptions options) {
    super(options);
  }

  static String dump(Map<String, Object> document) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    options.setIndent(2);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setWidth(110);
    options.setDereferenceAliases(true);
    return new Yaml(new ReadableYaml(options), options).dump(document);
  }

  @Override
  protected Node representSequence(Tag tag, Iterable<?> items, FlowStyle style) {
    var words = items instanceof List<?> list && list.size() <= MAX_ON_ONE_LINE && isWords(list);
    return super.representSequence(tag, items, words ? FlowStyle.FLOW : style);
  }

  private static boolean isWords(List<?> list) {
    return list.stream().noneMatch(item -> item instanceof Map || item instanceof List);
  }
}
