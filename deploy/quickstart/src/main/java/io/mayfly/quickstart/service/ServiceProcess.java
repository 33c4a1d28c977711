/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mayfly.quickstart.ChildProcess;
import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.JavaCommand;
import io.mayfly.quickstart.Part;
import io.mayfly.quickstart.PrivateFiles;
import io.mayfly.quickstart.PropertiesText;
import io.mayfly.quickstart.QuickstartException;
import io.mayfly.quickstart.Waiting;

/**
 * One of the five services as a process from its packaged jar. It stays the same service over
 * {@link #kill} and {@link #restart}.
 */
public final class ServiceProcess implements AutoCloseable {

    /** The setting by which a fault test runs a service outside production. */
    public static final String PROFILE = "quarkus.profile";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Part service;
    private final Home home;
    private final Path jar;
    private final URI health;
    private Map<String, String> settings;
    private ChildProcess process;

    private ServiceProcess(
            Part service, Home home, Path jar, URI health, Map<String, String> settings) {
        this.service = service;
        this.home = home;
        this.jar = jar;
        this.health = health;
        this.settings = Map.copyOf(settings);
        this.process = launch();
    }

    /**
     * Starts it and does not wait.
     *
     * @param url where it will be reached
     * @param settings its properties, which go into a file that only its owner may read
     */
    public static ServiceProcess start(
            Part service, Home home, Path jar, String url, Map<String, String> settings) {
        return new ServiceProcess(
                service, home, jar, URI.create(url + "/q/health/ready"), settings);
    }

    public Part service() {
        return service;
    }

    /** Its process, to freeze it or look at its log. */
    public ChildProcess process() {
        return process;
    }

    /**
     * Waits until it says that it is ready.
     *
     * @throws QuickstartException with the last lines of its log if it ends or is late
     */
    public void awaitReady() {
        Waiting.until(process, PATIENCE, this::ready);
    }

    /** Whether it says that it is ready. */
    public boolean ready() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new QuickstartException("interrupted while asking " + service, interrupted);
        }
    }

    /** Ends it as a crash would: SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** Starts it again as it was, after {@link #kill} or {@link #close}, and does not wait. */
    public void restart() {
        process = launch();
    }

    /** Starts it again with other settings. */
    public void restart(Map<String, String> changed) {
        settings = Map.copyOf(changed);
        restart();
    }

    /** The properties that it was last started with. */
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public void close() {
        process.close();
    }

    private ChildProcess launch() {
        Path file =
                PrivateFiles.write(
                        home.run(service.word() + ".properties"), PropertiesText.of(settings));
        return ChildProcess.start(
                home,
                service.word(),
                JavaCommand.of("192m", List.of("-jar", jar.toString())),
                environment(file));
    }

    /** The profile decides how the file is read, so it cannot stand in it. */
    private Map<String, String> environment(Path file) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_CONFIG_LOCATIONS", file.toString());
        Optional.ofNullable(settings.get(PROFILE))
                .ifPresent(profile -> environment.put("QUARKUS_PROFILE", profile));
        return environment;
    }
}
