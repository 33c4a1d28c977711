/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.rest;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/** One page of the ledger. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record EntriesPage(
        List<EntryAnswer> items, @JsonProperty("next_page_token") Optional<String> nextPageToken) {

    EntriesPage {
        items = List.copyOf(items);
    }
}
