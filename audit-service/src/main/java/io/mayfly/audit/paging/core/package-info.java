/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Opaque tokens for the next page. */
package io.mayfly.audit.paging.core;
