/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.up;

import java.time.InstantSource;

import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Installation;
import io.mayfly.quickstart.Ports;
import io.mayfly.quickstart.config.ConfigFolder;
import io.mayfly.quickstart.postgres.PostgresServer.Durability;

/** One system that is to run: from what, where, on which ports, and by which rules. */
public record Plan(
        Installation installation,
        Home home,
        Ports ports,
        ConfigFolder config,
        Durability durability,
        InstantSource clock) {}
