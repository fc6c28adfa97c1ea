package io.orgtrail.standalone.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * What an installation takes to be watched is whole; what it asks for is looked at in a whole run.
 */
class OperationsPackTest {
  private final Dashboard dashboard = Dashboard.checkedIn();

  @Test
  void everyAlertSaysWhatItIsAndHowUrgent() {
    assertThat(Alerts.checkedIn().rules())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            rule -> assertThat(rule).containsKeys("alert", "expr", "labels", "annotations"));
  }

  @Test
  void theDashboardHasARowForEachPart() {
    assertThat(dashboard.rows())
        .containsExactly(
            "Commands",
            "Event store",
            "Projections",
            "Publishing, webhooks and mail",
            "Replay",
            "Limits",
            "HTTP",
            "JVM and connections");
  }

  @Test
  void everyPanelSaysWhatItShows_ofTheDataSourceChosen() {
    assertThat(dashboard.panels())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            panel -> {
              assertThat(panel.path("title").asString()).isNotBlank();
              assertThat(panel.path("description").asString()).isNotBlank();
              assertThat(panel.at("/datasource/uid").asString()).isEqualTo("${datasource}");
              assertThat(panel.path("targets")).isNotEmpty();
            });
    assertThat(dashboard.panels()).extracting(panel -> panel.path("id")).doesNotHaveDuplicates();
    assertThat(dashboard.variables())
        .extracting(variable -> variable.path("name").asString())
        .containsExactly("datasource", "instance");
  }
}
