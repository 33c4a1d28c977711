/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.up;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.mayfly.quickstart.QuickstartException;

/** Several blocking acts at the same time. */
final class Together {

    private Together() {}

    /**
     * Runs them all to their end.
     *
     * @throws QuickstartException the first failure, the others suppressed in it
     */
    static void run(List<Runnable> acts) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> running =
                    acts.stream().map(act -> CompletableFuture.runAsync(act, threads)).toList();
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof QuickstartException reason) {
                throw reason;
            }
            throw failed;
        }
    }
}
