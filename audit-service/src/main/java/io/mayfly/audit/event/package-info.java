/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The records of all topics on their way into the ledger. */
package io.mayfly.audit.event;
