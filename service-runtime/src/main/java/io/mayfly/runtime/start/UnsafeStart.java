/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.start;

import java.util.List;
import java.util.stream.Collectors;

/** The service does not start, because settings would make it unsafe. */
public final class UnsafeStart extends RuntimeException {

    UnsafeStart(List<UnsafeSetting> settings) {
        super(
                settings.stream()
                        .map(UnsafeSetting::toString)
                        .collect(Collectors.joining("; ", "unsafe settings: ", "")));
    }
}
