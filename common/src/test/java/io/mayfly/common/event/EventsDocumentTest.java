/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.mayfly.common.codec.Json;
import io.mayfly.common.grant.EndReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/EVENTS.md says of every event what the code says. */
class EventsDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "EVENTS.md");
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("(?m)^\\| `(\\w+)`( \\(optional\\))? \\|");

    @ParameterizedTest
    @EnumSource(EventType.class)
    void showsAnExampleOfEveryEvent(EventType type) throws IOException {
        // when
        Matcher example = EXAMPLE.matcher(section(type));

        // then
        assertThat(example.find()).isTrue();
        assertThat(Json.read(example.group(1).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Json.read(Json.canonical(Samples.of(type))));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void namesTypeAndFieldsOfEveryEvent(EventType type) throws IOException {
        // when
        String section = section(type);

        // then
        assertThat(section).contains("`" + type.ceType() + "`");
        assertThat(FIELD.matcher(section).results().map(EventsDocumentTest::field).toList())
                .containsExactlyInAnyOrderElementsOf(fields(type));
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void saysWhoWritesEveryTopic(Topic topic) throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .contains("\n## " + topic.topicName() + "\n")
                .containsPattern(
                        Pattern.quote("[`" + topic.topicName() + "`]")
                                + "\\([^)]*\\) \\| "
                                + topic.writer().word()
                                + " \\|");
    }

    @Test
    void namesEveryEndReason() throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .contains(
                        Arrays.stream(EndReason.values())
                                .map(reason -> "`" + reason.word() + "`")
                                .toList());
    }

    private static String section(EventType type) throws IOException {
        String document = Files.readString(DOCUMENT);
        int start = document.indexOf("\n### " + type.record().getSimpleName() + "\n");
        assertThat(start).as("section of %s", type).isPositive();
        int end = document.indexOf("\n##", start + 1);
        int topic = document.lastIndexOf("\n## ", start);
        assertThat(document.substring(topic)).startsWith("\n## " + type.topic().topicName());
        return document.substring(start, end < 0 ? document.length() : end);
    }

    private static String field(MatchResult row) {
        return row.group(1) + (row.group(2) == null ? "" : "?");
    }

    private static List<String> fields(EventType type) throws IOException {
        String name = "/io/mayfly/common/schema/" + type.record().getSimpleName() + ".v1.json";
        try (InputStream file = EventsDocumentTest.class.getResourceAsStream(name)) {
            JsonNode schema = Json.read(file.readAllBytes());
            List<String> required =
                    schema.path("required").valueStream().map(JsonNode::asText).toList();
            return schema.path("properties")
                    .propertyStream()
                    .map(Map.Entry::getKey)
                    .map(field -> required.contains(field) ? field : field + "?")
                    .toList();
        }
    }
}
