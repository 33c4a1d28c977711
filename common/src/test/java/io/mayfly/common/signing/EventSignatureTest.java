/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.signing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.EventCodec;
import io.mayfly.common.codec.MalformedEvent;
import io.mayfly.common.codec.MalformedEvent.Reason;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.EventType;
import io.mayfly.common.event.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventSignatureTest {

    private static final KeyPair KEY = keyPair();

    private final EventSigner signer = new EventSigner("k1", KEY.getPrivate());
    private final EventVerifier verifier = new EventVerifier(Map.of("k1", KEY.getPublic()));

    @Test
    void acceptsWhatWasSigned() {
        assertThatCode(() -> verifier.verify(signed(event()))).doesNotThrowAnyException();
    }

    @Test
    void stillAcceptsItWithATraceHeaderAdded() {
        CloudEvent travelled =
                signed(event())
                        .with(
                                "traceparent",
                                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        assertThatCode(() -> verifier.verify(travelled)).doesNotThrowAnyException();
    }

    @Test
    void refusesEveryFlippedBitOfTheData() {
        CloudEvent event = signed(event());
        for (int i = 0; i < event.data().length; i++) {
            byte[] data = event.data();
            data[i] ^= 1;
            refused(altered(event, event.id(), event.type(), event.subject(), event.time(), data));
        }
    }

    @Test
    void refusesAnyOtherAttribute() {
        CloudEvent e = signed(event());
        refused(altered(e, "other", e.type(), e.subject(), e.time(), e.data()));
        refused(altered(e, e.id(), "other", e.subject(), e.time(), e.data()));
        refused(altered(e, e.id(), e.type(), Optional.of("other"), e.time(), e.data()));
        refused(altered(e, e.id(), e.type(), Optional.empty(), e.time(), e.data()));
        refused(altered(e, e.id(), e.type(), e.subject(), Optional.of("other"), e.data()));
    }

    @Test
    void refusesAnUntrustedKeyUnderATrustedName() {
        EventSigner forger = new EventSigner("k1", keyPair().getPrivate());

        refused(event().with(EventCodec.SIGNATURE, forger.sign(event())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"kid\":\"k1\"}",
                "{\"alg\":\"HS256\",\"kid\":\"k1\"}",
                "{\"alg\":\"ES256\",\"kid\":\"k2\"}",
                "{\"alg\":\"ES256\",\"kid\":\"k1\",\"crit\":[\"b64\"]}",
                "{\"alg\":\"ES256\"}",
                "[]",
                "nonsense"
            })
    void refusesHeadersOfItsOwnMaking(String header) {
        String good = signer.sign(event());
        String forged =
                Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8))
                        + good.substring(good.indexOf(".."));

        refused(event().with(EventCodec.SIGNATURE, forged));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a.b.c", "%%..%%"})
    void refusesWhatIsNoDetachedJws(String signature) {
        refused(event().with(EventCodec.SIGNATURE, signature));
    }

    @Test
    void refusesAnUnsignedEvent() {
        refused(event());
    }

    private void refused(CloudEvent event) {
        assertThatThrownBy(() -> verifier.verify(event))
                .isInstanceOfSatisfying(
                        MalformedEvent.class,
                        problem -> assertThat(problem.reason()).isEqualTo(Reason.BAD_SIGNATURE));
    }

    private CloudEvent signed(CloudEvent event) {
        return event.with(EventCodec.SIGNATURE, signer.sign(event));
    }

    private static CloudEvent event() {
        return EventCodec.encode(
                Envelope.stated(
                        Samples.of(EventType.GRANT_APPROVED),
                        1,
                        Samples.NOON,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static CloudEvent altered(
            CloudEvent event,
            String id,
            String type,
            Optional<String> subject,
            Optional<String> time,
            byte[] data) {
        return new CloudEvent(
                event.specVersion(),
                id,
                event.source(),
                type,
                subject,
                time,
                event.dataContentType(),
                event.dataSchema(),
                new TreeMap<>(event.extensions()),
                data);
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
