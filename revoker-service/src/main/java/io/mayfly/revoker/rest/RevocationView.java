/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.mayfly.revoker.store.AskedRevocations;

/**
 * What was asked, and how far each grant is that it ends. It never says more than what is
 * committed: only {@code revoked} and {@code aborted} are proved.
 */
public record RevocationView(
        UUID id,
        String about,
        String by,
        String reason,
        Instant requestedAt,
        List<AskedRevocations.Ended> grants) {}
