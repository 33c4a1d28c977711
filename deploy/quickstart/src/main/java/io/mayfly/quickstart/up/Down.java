/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.up;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Leftovers;

/** {@code mayfly down}: ends the system, or what is left of one. */
final class Down {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Down() {}

    static void run(Home home, PrintStream out) {
        Optional<ProcessHandle> holder = Seat.holder(home);
        holder.ifPresent(Down::end);
        List<String> left = Leftovers.end(home);
        if (!left.isEmpty()) {
            out.println("Ended what was left behind: " + String.join(", ", left));
        }
        out.println(holder.isEmpty() && left.isEmpty() ? "Mayfly was not up." : "Mayfly is down.");
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (process.isAlive()) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
