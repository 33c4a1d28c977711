/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the ledger answers over HTTP. */
package io.mayfly.audit.rest;
