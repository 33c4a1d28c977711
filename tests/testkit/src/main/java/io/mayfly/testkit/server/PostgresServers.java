/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.testkit.server;

import java.util.concurrent.atomic.AtomicInteger;

import io.mayfly.quickstart.Part;
import io.mayfly.quickstart.postgres.PostgresBinaries;
import io.mayfly.quickstart.postgres.PostgresServer;
import io.mayfly.quickstart.postgres.PostgresServer.Durability;
import io.mayfly.quickstart.postgres.ServiceDatabase;
import io.mayfly.quickstart.shop.Shop;

/** The two real PostgreSQL servers: the services' own, and the demo target. */
public final class PostgresServers {

    private static final PostgresServers SHARED = new PostgresServers(TestRun.current());

    private final TestRun run;
    private final AtomicInteger databases = new AtomicInteger();
    private PostgresServer stores;
    private Shop shop;

    private PostgresServers(TestRun run) {
        this.run = run;
    }

    /** Those of this test run; each starts when it is first asked for. */
    public static PostgresServers shared() {
        return SHARED;
    }

    /** The services' server. */
    public synchronized PostgresServer stores() {
        if (stores == null) {
            stores = start(Part.DB);
        }
        return stores;
    }

    /** An empty database with the roles and schemas of all services. */
    public ServiceDatabase freshDatabase() {
        String name = "mayfly_" + databases.incrementAndGet();
        return new ServiceDatabase(stores(), name, run.home()).prepare();
    }

    /** The demo target, set up. */
    public synchronized Shop shop() {
        if (shop == null) {
            shop = new Shop(start(Part.SHOP), run.home()).prepare(run.installation());
        }
        return shop;
    }

    private PostgresServer start(Part part) {
        return run.endLater(
                PostgresServer.start(
                        PostgresBinaries.in(run.installation().cache()),
                        run.home(),
                        part.word(),
                        run.ports().of(part),
                        Durability.NONE));
    }
}
