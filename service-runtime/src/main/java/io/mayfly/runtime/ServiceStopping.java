/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime;

/** The service stops before some work is done; whoever takes over finds it undone and does it. */
public final class ServiceStopping extends RuntimeException {

    ServiceStopping(String what) {
        super("the service stops before %s is done".formatted(what));
    }
}
