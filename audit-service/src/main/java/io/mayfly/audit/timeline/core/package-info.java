/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A grant's timeline: entries in causal order, told for people. */
package io.mayfly.audit.timeline.core;
