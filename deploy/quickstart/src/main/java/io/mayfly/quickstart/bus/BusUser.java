/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.bus;

import io.mayfly.common.event.Writer;
import io.mayfly.common.task.SourceName;
import io.mayfly.quickstart.Home;

/** Somebody who logs in at the broker. */
public record BusUser(String name) {

    /** The super user, by whom topics, users and rules are set up, and who runs nothing. */
    public static final BusUser ADMIN = new BusUser("admin");

    /** A service. */
    public static BusUser of(Writer service) {
        return new BusUser(service.word());
    }

    /** A source, whatever stands behind it. */
    public static BusUser of(SourceName source) {
        return new BusUser("source-" + source.value());
    }

    /** Its password, generated when it is first asked for. */
    public String password(Home home) {
        return home.password("kafka-" + name);
    }
}
