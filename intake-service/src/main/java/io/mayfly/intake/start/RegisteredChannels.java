/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mayfly.intake.core.Channels;
import io.mayfly.runtime.Loop;
import io.mayfly.runtime.Patience;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** The channels as their files say now. Changed files are taken without a restart. */
@Singleton
public class RegisteredChannels {

    private static final Logger LOG = Logger.getLogger(RegisteredChannels.class);

    private final IntakeConfig config;
    private final Loop loop;
    private volatile Channels channels;
    private String state;

    RegisteredChannels(IntakeConfig config, Patience patience) {
        this.config = config;
        this.loop = new Loop("mayfly-channels", patience, config.reload(), this::reload);
        this.state = state();
        this.channels = read();
    }

    /** The channels now. */
    public Channels now() {
        return channels;
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    private void reload() {
        try {
            String found = state();
            if (!found.equals(state)) {
                channels = read();
                state = found;
            }
        } catch (UncheckedIOException unreadable) {
            LOG.warnf("the channels stay as they are; problem=%s", unreadable.getMessage());
        }
    }

    private Channels read() {
        Channels read = Channels.read(sources(), mappings(), config.secrets());
        LOG.infof("channels read; sources=%s", read.all());
        read.problems().forEach(problem -> LOG.errorf("file refused; problem=%s", problem));
        return read;
    }

    private Path sources() {
        return config.config().resolve("sources");
    }

    private Path mappings() {
        return config.config().resolve("mappings");
    }

    /** Names, sizes and times of all files: what tells a change. */
    private String state() {
        return state(sources()) + state(mappings());
    }

    private static String state(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(RegisteredChannels::mark).collect(Collectors.joining("\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("folder %s".formatted(folder), unreadable);
        }
    }

    private static String mark(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
