package io.orgtrail.standalone.deployment;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a POM says about the files of its build. */
record Pom(Document document) {
  static Pom read(String path) {
    try {
      return new Pom(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(Checkout.path(path).toFile()));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException(path, e);
    }
  }

  List<String> modules() {
    return texts("/project/modules/module");
  }

  /** The jar that {@code java -jar} runs, as Maven and Spring Boot's plugin name it. */
  static String runnableJar(String module) {
    Pom parent = read("pom.xml");
    Pom pom = read(module + "/pom.xml");
    String name =
        pom.texts("/project/build/finalName").stream()
            .findFirst()
            .orElse(pom.text("/project/artifactId") + "-" + pom.text("/project/parent/version"));
    return "%s-%s.jar"
        .formatted(
            name,
            parent.text(
                "//plugin[artifactId='spring-boot-maven-plugin']/configuration/classifier"));
  }

  private String text(String expression) {
    List<String> found = texts(expression);
    if (found.size() != 1) {
      throw new IllegalStateException(expression + " is there " + found.size() + " times");
    }
    return found.get(0);
  }

  private List<String> texts(String expression) {
    try {
      NodeList nodes =
          (NodeList)
              XPathFactory.newInstance()
                  .newXPath()
                  .evaluate(expression, document, XPathConstants.NODESET);
      return IntStream.range(0, nodes.getLength())
          .mapToObj(i -> nodes.item(i).getTextContent().strip())
          .toList();
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(expression, e);
    }
  }
}
