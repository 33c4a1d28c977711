/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The fold: what entries say of each grant, whatever order they came in. */
package io.mayfly.audit.grant.core;
