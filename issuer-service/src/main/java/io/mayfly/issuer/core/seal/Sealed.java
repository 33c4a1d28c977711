/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.seal;

import java.util.Objects;
import java.util.Optional;

/**
 * A credential that is closed: a compact JWE for the workload, or an envelope that only the issuer
 * opens.
 *
 * @param sealedTo RFC 7638 thumbprint of the workload's key; absent means an envelope
 */
public record Sealed(String text, Optional<String> sealedTo) {

    public Sealed {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(sealedTo, "sealedTo");
    }

    @Override
    public String toString() {
        return "Sealed[to=%s]".formatted(sealedTo.orElse("the issuer"));
    }
}
