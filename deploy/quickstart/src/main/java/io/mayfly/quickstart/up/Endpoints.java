/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.up;

import java.util.Map;
import java.util.TreeMap;

import io.mayfly.quickstart.Part;
import io.mayfly.quickstart.Ports;
import io.mayfly.quickstart.shop.Shop;

/** Where each part is reached, for the command line and whoever else looks. */
final class Endpoints {

    private Endpoints() {}

    static Map<String, String> of(Ports ports) {
        Map<String, String> endpoints =
                new TreeMap<>(
                        Map.of(
                                "kafka.bootstrap.servers",
                                bootstrap(ports),
                                "shop.host",
                                Ports.HOST,
                                "shop.port",
                                Integer.toString(ports.of(Part.SHOP)),
                                "shop.database",
                                Shop.DATABASE));
        Part.SERVICES.forEach(part -> endpoints.put(part.word() + ".url", ports.url(part)));
        return endpoints;
    }

    static String bootstrap(Ports ports) {
        return Ports.HOST + ":" + ports.of(Part.KAFKA);
    }
}
