/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which port each part listens on, on 127.0.0.1. */
public record Ports(Map<Part, Integer> byPart) {

    /** The only address anything of the quickstart listens on. */
    public static final String HOST = "127.0.0.1";

    private static final int CONNECT_MILLIS = 200;

    public Ports {
        byPart = Collections.unmodifiableMap(new EnumMap<>(byPart));
        Map<Integer, Part> taken = new HashMap<>();
        for (Part part : Part.values()) {
            Integer port = byPart.get(part);
            if (port == null || port < 1 || port > 65_535) {
                throw new QuickstartException("%s: %s is no port".formatted(part.variable(), port));
            }
            Part other = taken.putIfAbsent(port, part);
            if (other != null) {
                throw new QuickstartException(
                        "%s and %s are both %d".formatted(other.variable(), part.variable(), port));
            }
        }
    }

    /**
     * The fixed ports, each overridden by its variable where that is set.
     *
     * @throws QuickstartException naming the variable if it holds no port
     */
    public static Ports fixed(Map<String, String> environment) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(
                    part,
                    Optional.ofNullable(environment.get(part.variable()))
                            .map(text -> number(part, text))
                            .orElse(part.defaultPort()));
        }
        return new Ports(ports);
    }

    /** Ports that are free now, for tests. */
    public static Ports free() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            Map<Part, Integer> ports = new EnumMap<>(Part.class);
            for (Part part : Part.values()) {
                ServerSocket socket = new ServerSocket(0, 1, loopback());
                held.add(socket);
                ports.put(part, socket.getLocalPort());
            }
            return new Ports(ports);
        } catch (IOException none) {
            throw new UncheckedIOException("no free port", none);
        } finally {
            held.forEach(Ports::close);
        }
    }

    public int of(Part part) {
        return byPart.get(part);
    }

    /** Whether somebody listens on its port. */
    public boolean answers(Part part) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), of(part)), CONNECT_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    /** Where an HTTP part is reached. */
    public String url(Part part) {
        return "http://" + HOST + ":" + of(part);
    }

    /**
     * Checks that nobody else listens on any of them.
     *
     * @throws QuickstartException naming the port, the part and the variable that moves it
     */
    public void requireFree() {
        byPart.forEach(
                (part, port) -> {
                    try (ServerSocket socket = new ServerSocket()) {
                        socket.setReuseAddress(true);
                        socket.bind(new InetSocketAddress(loopback(), port));
                    } catch (IOException taken) {
                        throw new QuickstartException(
                                "port %d (%s) is taken; set %s to another one"
                                        .formatted(port, part.word(), part.variable()),
                                taken);
                    }
                });
    }

    private static int number(Part part, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw new QuickstartException(
                    "%s: '%s' is no port".formatted(part.variable(), text), none);
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
