package org.seatline.app.call;

/** What is kept of calls: their sound, and their dialogs for the next process. */
record CallKeeping(RecordingDesk recordings, LegJournal journal) {}
