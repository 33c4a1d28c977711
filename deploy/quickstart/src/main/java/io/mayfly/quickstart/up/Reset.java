/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.up;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.mayfly.quickstart.Folders;
import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Leftovers;
import io.mayfly.quickstart.QuickstartException;

/** {@code mayfly reset}: forgets all that was generated and stored, unpacked binaries aside. */
final class Reset {

    private Reset() {}

    static void run(Home home, PrintStream out) {
        if (Seat.holder(home).isPresent()) {
            throw new QuickstartException("Mayfly is up; end it first: ./mayfly down");
        }
        Leftovers.end(home);
        try (Stream<Path> entries = Files.list(home.root())) {
            List<Path> doomed = entries.filter(entry -> !entry.endsWith("cache")).sorted().toList();
            doomed.forEach(Folders::delete);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        out.println(
                "Forgotten: data, keys, tokens, secrets and logs in "
                        + home.root()
                        + ". Start anew: ./mayfly up");
    }
}
