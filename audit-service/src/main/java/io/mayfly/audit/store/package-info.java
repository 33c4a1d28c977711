/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The ledger's tables, written in batches. */
package io.mayfly.audit.store;
