package org.seatline.installer.outage;

import java.util.List;

/**
 * What came of it.
 *
 * @param facts {@code key=value …}, for the last line
 * @param problems in sentences; empty when every promise was kept
 */
public record OutageResult(String facts, List<String> problems) {}
