/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.mayfly.common.codec.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The JSON Schemas that we publish are those of the records. After a change of a record run the
 * test with {@code -Dmayfly.schemas.write=true}, and look at what it wrote.
 */
class PublishedSchemasTest {

    private static final Path FOLDER = Path.of("src/main/resources/io/mayfly/common/schema");

    @ParameterizedTest
    @EnumSource(EventType.class)
    void sayWhatTheRecordSays(EventType type) throws IOException {
        // given
        String generated = SchemaOf.event(type).toPrettyString() + "\n";
        Path file = FOLDER.resolve(type.record().getSimpleName() + ".v1.json");

        // when
        if (Boolean.getBoolean("mayfly.schemas.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, generated);
        }

        // then
        assertThat(file).content().isEqualTo(generated);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void acceptASampleAndRefuseItWithoutAnyOneRequiredField(EventType type) {
        // given
        ObjectNode schema = SchemaOf.event(type);
        Schema compiled =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema.toString(), InputFormat.JSON);
        JsonNode sample = Json.tree(Samples.of(type));

        // then
        assertThat(compiled.validate(text(sample), InputFormat.JSON)).isEmpty();
        for (JsonNode required : schema.path("required")) {
            ObjectNode without = sample.deepCopy();
            without.remove(required.textValue());
            assertThat(compiled.validate(text(without), InputFormat.JSON))
                    .as("without %s", required)
                    .isNotEmpty();
        }
    }

    private static String text(JsonNode node) {
        return new String(Json.canonical(node), UTF_8);
    }
}
