/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli.grants;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.mayfly.cli.ExitCode;
import io.mayfly.cli.Failure;
import io.mayfly.cli.Home;
import io.mayfly.cli.ServiceClient;
import io.mayfly.common.codec.Json;

/** The ledger, as audit-service offers it to readers. */
public final class Ledger {

    private final ServiceClient audit;

    public Ledger(Home home) {
        this.audit = new ServiceClient(home.service("audit"), home.token("reader"));
    }

    /** One page of grants. */
    record Page(List<Timeline.Summary> items) {
        Page {
            items = List.copyOf(items);
        }
    }

    /** The grants that fit all the filters, the newest first. */
    public List<Timeline.Summary> grants(Map<String, String> filters) {
        String query =
                filters.entrySet().stream()
                        .map(filter -> filter.getKey() + "=" + encoded(filter.getValue()))
                        .collect(Collectors.joining("&"));
        return Json.convert(audit.get("/v1/grants?" + query), Page.class).items();
    }

    /**
     * What is recorded of a grant.
     *
     * @throws Failure {@code NOT_FOUND} if the ledger has not heard of it
     */
    public Timeline timeline(String grant) {
        return Json.convert(
                audit.get("/v1/grants/%s/timeline".formatted(encoded(grant))), Timeline.class);
    }

    /** The same, or nothing while the ledger has not heard of it. */
    public Optional<Timeline> timelineIfKnown(String grant) {
        try {
            return Optional.of(timeline(grant));
        } catch (Failure failure) {
            if (failure.code() == ExitCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
