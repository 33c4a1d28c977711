/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.rest;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

import io.mayfly.audit.paging.core.Cursors;
import io.mayfly.audit.start.AuditConfig;
import io.mayfly.runtime.http.Problems;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Cuts answers into pages. */
@Singleton
class Paging {

    private static final int USUAL = 50;

    private final Cursors cursors;
    private final int most;

    Paging(Cursors cursors, AuditConfig config) {
        this.cursors = cursors;
        this.most = config.mostPerPage();
    }

    /**
     * One page of an answer.
     *
     * @param next the token of the page that follows; empty on the last one
     */
    record Page<T>(List<T> items, Optional<String> next) {}

    /**
     * The size asked for.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it is none
     */
    int size(Optional<Integer> asked) {
        int size = asked.orElse(USUAL);
        if (size < 1 || size > most) {
            throw Problems.of(
                    Response.Status.BAD_REQUEST,
                    "bad-page-size",
                    "page_size %d is not within 1 to %d".formatted(size, most));
        }
        return size;
    }

    /**
     * Where the page asked for begins; empty for the first.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if the token is not one of ours for
     *     this question
     */
    Optional<Long> position(String question, Optional<String> token) {
        return token.map(
                given ->
                        cursors.position(question, given)
                                .orElseThrow(
                                        () ->
                                                Problems.of(
                                                        Response.Status.BAD_REQUEST,
                                                        "bad-page-token",
                                                        "page_token is not one that was given for"
                                                                + " this question")));
    }

    /** The page of what was read, which is one more than its size where another page follows. */
    <T> Page<T> page(List<T> read, int size, String question, ToLongFunction<T> position) {
        if (read.size() <= size) {
            return new Page<>(read, Optional.empty());
        }
        List<T> items = List.copyOf(read.subList(0, size));
        long last = position.applyAsLong(items.getLast());
        return new Page<>(items, Optional.of(cursors.token(question, last)));
    }
}
