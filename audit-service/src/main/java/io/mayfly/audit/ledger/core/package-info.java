/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The ledger in plain Java: what was seen on the topics becomes a chain of entries. */
package io.mayfly.audit.ledger.core;
