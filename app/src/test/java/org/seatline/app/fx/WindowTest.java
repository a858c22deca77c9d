package org.seatline.app.fx;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/** A test in a real window, begun with the focus: skipped where there is no screen, not in CI. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
    value = "org.seatline.app.fx.Screens#shouldBeThere",
    disabledReason = "there is no screen (DISPLAY is not set)")
@ExtendWith({ApplicationExtension.class, CalmWindow.class})
public @interface WindowTest {}
