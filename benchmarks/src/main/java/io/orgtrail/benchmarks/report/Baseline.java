package io.orgtrail.benchmarks.report;

/** What something simpler does on the same machine in the same run, in the figure's unit. */
public record Baseline(String name, double number) {}
