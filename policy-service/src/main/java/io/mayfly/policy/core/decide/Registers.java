/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.decide;

import java.util.function.Function;

/** Opens transactions on policy's own store. */
public interface Registers {

    /** Does the work in one transaction; a failure of the work undoes it. */
    <T> T transaction(Function<Register, T> work);
}
