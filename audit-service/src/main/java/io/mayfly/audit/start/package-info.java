/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What is configured, and how the cores are put together. */
package io.mayfly.audit.start;
