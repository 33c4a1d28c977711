/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.view;

/** A grant, and the ledger's last position in the same view of the store. */
public record GrantAt(GrantEntity grant, long position) {}
