/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.mayfly.common.codec.MalformedEvent.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KafkaBindingTest {

    private static final String STRUCTURED =
            "{\"specversion\":\"1.0\",\"id\":\"s-1\",\"source\":\"/s\",\"type\":\"t\","
                    + "\"retries\":3,\"data\":{\"b\":1,\"a\":2}}";

    @Test
    void readsBinaryMode() {
        CloudEvent event =
                KafkaBinding.read(
                        headers("content-type", "application/json", "ce_partitionkey", "k"),
                        Optional.of(bytes("{\"a\":1}")));

        assertThat(event.id()).isEqualTo("b-1");
        assertThat(event.type()).isEqualTo("t.v1");
        assertThat(event.dataContentType()).contains("application/json");
        assertThat(event.extension("partitionkey")).contains("k");
        assertThat(event.data()).isEqualTo(bytes("{\"a\":1}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents+json",
                "application/cloudevents+json; charset=UTF-8",
                "Application/CloudEvents+JSON",
                " application/cloudevents+json ;charset=utf-8"
            })
    void readsStructuredModeWhateverTheCaseOfItsContentType(String contentType) {
        CloudEvent event =
                KafkaBinding.read(
                        Map.of("content-type", bytes(contentType)), Optional.of(bytes(STRUCTURED)));

        assertThat(event.id()).isEqualTo("s-1");
        assertThat(event.extension("retries")).contains("3");
        assertThat(event.data()).isEqualTo(bytes("{\"a\":2,\"b\":1}"));
    }

    @Test
    void takesTheBodyOfAStructuredRecordWhateverHeadersStandBesideIt() {
        CloudEvent event =
                KafkaBinding.read(
                        headers("content-type", "application/cloudevents+json"),
                        Optional.of(bytes(STRUCTURED)));

        assertThat(event.id()).isEqualTo("s-1");
    }

    @Test
    void takesANullValueAsAnEventWithoutData() {
        assertThat(KafkaBinding.read(headers(), Optional.empty()).data()).isEmpty();
    }

    @Test
    void takesBase64DataAsItsBytes() {
        CloudEvent event = structured("\"data_base64\":\"AAH/\",\"datacontenttype\":\"image/png\"");

        assertThat(event.data()).isEqualTo(new byte[] {0, 1, -1});
    }

    @Test
    void doesNotEncodeTextDataAgain() {
        CloudEvent event = structured("\"data\":\"hello\",\"datacontenttype\":\"text/plain\"");

        assertThat(event.data()).isEqualTo(bytes("hello"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/cloudevents+xml  | <e/>                        | UNKNOWN_CONTENT_TYPE",
                "application/cloudevents+json | not json                    | NOT_JSON",
                "application/cloudevents+json | []                          | BAD_DATA",
                "application/cloudevents+json | {}                          | MISSING_ATTRIBUTE",
                "application/cloudevents+json |"
                    + " {\"specversion\":\"2.0\",\"id\":\"1\",\"source\":\"/\",\"type\":\"t\"} |"
                    + " UNKNOWN_SPEC_VERSION",
                "application/cloudevents+json |"
                    + " {\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/\",\"type\":{}}    |"
                    + " BAD_ATTRIBUTE",
                "application/cloudevents+json | {\"specversion\":\"1.0\",\"specversion\":\"1.0\"}  "
                        + "                    | NOT_JSON"
            })
    void namesWhatIsWrong(String contentType, String body, Reason reason) {
        assertThatThrownBy(
                        () ->
                                KafkaBinding.read(
                                        Map.of("content-type", bytes(contentType)),
                                        Optional.of(bytes(body))))
                .isInstanceOfSatisfying(
                        MalformedEvent.class,
                        problem -> assertThat(problem.reason()).isEqualTo(reason));
    }

    @Test
    void refusesNestingDeeperThanTheLimit() {
        String deep = "[".repeat(40) + "]".repeat(40);

        assertThatThrownBy(() -> Json.read(bytes(deep)))
                .isInstanceOfSatisfying(
                        MalformedEvent.class,
                        problem -> assertThat(problem.reason()).isEqualTo(Reason.TOO_DEEP));
    }

    @Test
    void refusesMoreBytesThanTheLimit() {
        byte[] large = new byte[Json.MOST_BYTES + 1];

        assertThatThrownBy(() -> KafkaBinding.read(headers(), Optional.of(large)))
                .isInstanceOfSatisfying(
                        MalformedEvent.class,
                        problem -> assertThat(problem.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void refusesAHeaderThatIsNotUtf8() {
        Map<String, byte[]> headers = headers();
        headers.put("ce_subject", new byte[] {(byte) 0xc3, (byte) 0x28});

        assertThatThrownBy(() -> KafkaBinding.read(headers, Optional.empty()))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageContaining("ce_subject");
    }

    @Test
    void tellsTheTypeOfARecordThatCannotBeRead() {
        assertThat(KafkaBinding.typeOf(headers())).contains("t.v1");
    }

    private static CloudEvent structured(String more) {
        return KafkaBinding.read(
                Map.of("content-type", bytes("application/cloudevents+json")),
                Optional.of(
                        bytes(
                                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/\","
                                        + "\"type\":\"t\","
                                        + more
                                        + "}")));
    }

    private static Map<String, byte[]> headers(String... more) {
        Map<String, byte[]> headers = new HashMap<>();
        headers.put("ce_specversion", bytes("1.0"));
        headers.put("ce_id", bytes("b-1"));
        headers.put("ce_source", bytes("/b"));
        headers.put("ce_type", bytes("t.v1"));
        for (int i = 0; i < more.length; i += 2) {
            headers.put(more[i], bytes(more[i + 1]));
        }
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
