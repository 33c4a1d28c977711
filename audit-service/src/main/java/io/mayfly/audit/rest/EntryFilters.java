/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.rest;

import java.util.Optional;

import io.mayfly.audit.view.Filter;
import org.jboss.resteasy.reactive.RestQuery;

/** What entries may be asked for by. */
class EntryFilters {

    @RestQuery Optional<String> topic;
    @RestQuery Optional<String> type;
    @RestQuery Optional<String> code;
    @RestQuery Optional<String> grant;
    @RestQuery Optional<String> task;
    @RestQuery Optional<String> principal;
    @RestQuery Optional<String> owner;
    @RestQuery Optional<String> target;
    @RestQuery Optional<String> resource;
    @RestQuery Optional<String> actor;

    @RestQuery("trace_id")
    Optional<String> traceId;

    @RestQuery Optional<String> since;
    @RestQuery Optional<String> until;

    Filter filter() {
        return new Filter()
                .is("topic", Asked.text("topic", topic))
                .is("type", Asked.text("type", type))
                .is("code", Asked.text("code", code))
                .is("grant", Asked.uuid("grant", grant))
                .is("task", Asked.text("task", task))
                .is("principal", Asked.text("principal", principal))
                .is("owner", Asked.text("owner", owner))
                .is("target", Asked.text("target", target))
                .is("resource", Asked.text("resource", resource))
                .is("actor", Asked.text("actor", actor))
                .is("traceId", Asked.text("trace_id", traceId))
                .where("appendedAt >= :since", "since", Asked.instant("since", since))
                .where("appendedAt < :until", "until", Asked.instant("until", until));
    }
}
