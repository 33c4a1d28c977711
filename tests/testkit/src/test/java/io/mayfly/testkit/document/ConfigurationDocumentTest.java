/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.testkit.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mayfly.quickstart.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/CONFIGURATION.md names every property of every service with its default. */
class ConfigurationDocumentTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(mayfly\\.[a-z.-]+)` \\| (?:`([^`]*)`|(\\S+)) \\|");
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"");
    private static final Pattern PROPERTY =
            Pattern.compile(
                    "(?:@WithDefault\\(\"([^\"]*)\"\\)\\s+)?([A-Z]\\w*(?:<\\w+>)?|int|long|boolean)"
                            + " (\\w+)\\(\\);");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{(mayfly\\.[a-z.-]+)(?::([^}]*))?}");

    @Test
    void namesEveryPropertyOfTheServicesWithItsDefault() throws IOException {
        // given
        Map<String, String> mapped = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT, 12)) {
            files.filter(ConfigurationDocumentTest::isMainSource)
                    .map(ConfigurationDocumentTest::text)
                    .filter(source -> PREFIX.matcher(source).find())
                    .forEach(source -> mapped.putAll(properties(source)));
        }

        // then
        assertThat(mapped).hasSizeGreaterThan(30);
        assertThat(documented()).containsAllEntriesOf(mapped);
    }

    @Test
    void namesEveryPropertyThatOthersFollowFrom() {
        // given
        Matcher placeholders =
                PLACEHOLDER.matcher(
                        text(
                                ROOT.resolve(
                                        "service-runtime/src/main/resources/META-INF/"
                                                + "microprofile-config.properties")));

        // then
        assertThat(placeholders.results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(documented()::containsKey);
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void namesEveryPort(Part part) {
        assertThat(text(document()))
                .contains("| `%s` | `%d` |".formatted(part.variable(), part.defaultPort()));
    }

    private static Map<String, String> documented() {
        return ROW.matcher(text(document()))
                .results()
                .collect(
                        Collectors.toMap(
                                row -> row.group(1),
                                row -> Optional.ofNullable(row.group(2)).orElse(row.group(3))));
    }

    private static Path document() {
        return ROOT.resolve("docs/CONFIGURATION.md");
    }

    private static boolean isMainSource(Path file) {
        return file.toString().contains("/src/main/java/") && file.toString().endsWith(".java");
    }

    private static Map<String, String> properties(String source) {
        Matcher prefix = PREFIX.matcher(source);
        assertThat(prefix.find()).isTrue();
        return PROPERTY.matcher(source)
                .results()
                .collect(
                        Collectors.toMap(
                                found -> prefix.group(1) + "." + hyphenated(found.group(3)),
                                ConfigurationDocumentTest::defaultOf));
    }

    private static String defaultOf(MatchResult property) {
        return Optional.ofNullable(property.group(1))
                .orElse(property.group(2).startsWith("Optional") ? "none" : "**required**");
    }

    private static String hyphenated(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
