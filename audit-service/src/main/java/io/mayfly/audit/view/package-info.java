/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The read models behind REST, as entities. */
package io.mayfly.audit.view;
