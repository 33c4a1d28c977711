/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.mayfly.common.task.SourceName;

/**
 * A registered channel by which events come in.
 *
 * @param mapping the dialect that it speaks
 * @param secrets SHA-256 of the bearer secrets that are good over HTTP; several while one is
 *     rotated
 * @param parallel whether a start may open a new attempt while an earlier one runs
 * @param heartbeatWindow the window of tasks whose start names none; absent means that they send no
 *     heartbeats
 * @param endsOnSuspend whether a suspended task has no access until it is resumed
 */
public record Source(
        SourceName name,
        String mapping,
        List<byte[]> secrets,
        boolean parallel,
        Optional<Duration> heartbeatWindow,
        boolean endsOnSuspend) {

    private static final Set<String> FIELDS =
            Set.of("name", "mapping", "bearer", "parallel", "heartbeatWindow", "onSuspend");

    public Source {
        secrets = List.copyOf(secrets);
    }

    /**
     * Reads a source file.
     *
     * @param folder what relative names of secret files are resolved against
     * @throws RefusedFile if it is not taken
     */
    static Source read(Path path, Path folder) {
        YamlFile file = YamlFile.read(path);
        JsonNode content = file.content();
        file.known(content, FIELDS);
        try {
            return new Source(
                    new SourceName(file.text(content, "name")),
                    file.text(content, "mapping"),
                    secrets(file, content, folder),
                    content.path("parallel").asBoolean(false),
                    file.optionalText(content, "heartbeatWindow").map(Duration::parse),
                    endsOnSuspend(file, content));
        } catch (IllegalArgumentException | DateTimeException unfit) {
            throw file.refuse("name", unfit.getMessage());
        }
    }

    private static boolean endsOnSuspend(YamlFile file, JsonNode content) {
        return switch (file.optionalText(content, "onSuspend").orElse("end")) {
            case "end" -> true;
            case "ignore" -> false;
            default -> throw file.refuse("onSuspend", "'onSuspend' is neither end nor ignore");
        };
    }

    private static List<byte[]> secrets(YamlFile file, JsonNode content, Path folder) {
        List<byte[]> digests = new ArrayList<>();
        for (String name : file.texts(content, "bearer")) {
            try {
                digests.add(digest(Files.readString(folder.resolve(name)).strip()));
            } catch (IOException unreadable) {
                throw file.refuse(name, "secret file '%s' cannot be read".formatted(name));
            }
        }
        return digests;
    }

    /** Whether {@code secret} is one of its own; takes the same time whichever it is. */
    public boolean authenticates(String secret) {
        byte[] offered = digest(secret);
        boolean good = false;
        for (byte[] own : secrets) {
            good |= MessageDigest.isEqual(own, offered);
        }
        return good;
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public String toString() {
        return "Source[" + name + "]";
    }
}
