package io.orgtrail.benchmarks.report;

import java.util.List;

/** What one scenario found out. */
public record Section(String name, List<Figure> figures) {}
