/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.rest;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/** One page of grants. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record GrantsPage(
        List<GrantAnswer> items, @JsonProperty("next_page_token") Optional<String> nextPageToken) {

    GrantsPage {
        items = List.copyOf(items);
    }
}
