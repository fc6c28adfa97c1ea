package io.orgtrail.benchmarks.report;

import java.util.List;
import java.util.Map;

/**
 * Everything a run found out.
 *
 * @param circumstances machine, versions, settings: what the figures depend on
 */
public record Report(Map<String, String> circumstances, List<Section> sections) {}
