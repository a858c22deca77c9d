package org.seatline.app.preferences;

import java.util.function.Supplier;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * A part of the settings page.
 *
 * @param id stable; the button that opens it is {@code settings-ID}
 * @param title message key of its name
 * @param maker makes it when it is opened first, on the UI thread
 */
public record SettingsSection(String id, Feather icon, String title, Supplier<Region> maker) {}
