/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.ledger.core;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.mayfly.audit.Spoken;
import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.EventCodec;
import io.mayfly.common.codec.KafkaBinding;
import io.mayfly.common.event.EventType;
import io.mayfly.common.event.Samples;
import io.mayfly.common.event.Topic;
import io.mayfly.common.signing.EventSigner;
import io.mayfly.common.signing.EventVerifier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WitnessTest {

    private static final KeyPair POLICY = keyPair();
    private static final CloudEvent APPROVED =
            Spoken.encoded(1, Samples.of(EventType.GRANT_APPROVED));

    private final Witness witness =
            new Witness(Optional.of(new EventVerifier(Map.of("p1", POLICY.getPublic()))));

    @Test
    void believesASignedDecision() {
        assertThat(testimony(Topic.DECISIONS, signedBy(POLICY)))
                .isInstanceOf(Testimony.Stated.class);
    }

    @Test
    void takesADecisionSignedByAnotherAsForged() {
        assertThat(testimony(Topic.DECISIONS, signedBy(keyPair())))
                .isInstanceOf(Testimony.Forged.class);
    }

    @Test
    void takesAnUnsignedDecisionAsForged() {
        assertThat(testimony(Topic.DECISIONS, APPROVED)).isInstanceOf(Testimony.Forged.class);
    }

    @Test
    void takesAnEventOnATopicThatIsNotItsOwnAsForged() {
        assertThat(testimony(Topic.GRANTS, signedBy(POLICY))).isInstanceOf(Testimony.Forged.class);
    }

    @Test
    void givesAForgeryAnIdentityOfItsOwnSoThatItHidesNoTrueEvent() {
        // when
        Sighting forged = sighting(Topic.DECISIONS, APPROVED);
        Sighting believed = sighting(Topic.DECISIONS, signedBy(POLICY));

        // then
        assertThat(forged.identity()).isNotEqualTo(believed.identity());
        assertThat(believed.identity().toString()).isEqualTo(APPROVED.id());
    }

    @Test
    void asksNoSignatureOfOtherWriters() {
        assertThat(testimony(Topic.GRANTS, Spoken.encoded(1, Samples.of(EventType.GRANT_ISSUED))))
                .isInstanceOf(Testimony.Stated.class);
    }

    @Test
    void remembersABrokenRecordByItsHashAndReason() {
        // given
        byte[] broken = "not json".getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> headers = new TreeMap<>(KafkaBinding.headers(APPROVED));

        // when
        Sighting sighting =
                witness.sighting(place(Topic.DECISIONS), headers, Optional.of(broken))
                        .orElseThrow();

        // then
        Entry entry = LedgerRecord.read(LedgerRecord.write(1, sighting));
        assertThat(entry.code()).isEqualTo(EntryCode.UNREADABLE);
        assertThat(entry.type()).isEqualTo("unreadable");
        assertThat(entry.digest()).isEqualTo(Hash.over(broken));
        assertThat(text(sighting))
                .contains("NOT_JSON")
                .contains("io.mayfly.grant.approved.v1")
                .doesNotContain("not json");
    }

    @Test
    void remembersTypesItDoesNotKnow() {
        // given
        Map<String, byte[]> headers = new TreeMap<>(KafkaBinding.headers(APPROVED));
        headers.put("ce_type", "io.mayfly.grant.halved.v1".getBytes(StandardCharsets.UTF_8));

        // when
        Sighting sighting =
                witness.sighting(place(Topic.DECISIONS), headers, Optional.of(APPROVED.data()))
                        .orElseThrow();

        // then
        assertThat(LedgerRecord.read(LedgerRecord.write(1, sighting)).code())
                .isEqualTo(EntryCode.FOREIGN);
        assertThat(text(sighting)).contains("io.mayfly.grant.halved.v1");
    }

    @Test
    void passesOverATombstone() {
        assertThat(witness.sighting(place(Topic.DEAD), Map.of(), Optional.empty())).isEmpty();
    }

    private static String text(Sighting sighting) {
        return new String(LedgerRecord.write(1, sighting), StandardCharsets.UTF_8);
    }

    private Testimony testimony(Topic topic, CloudEvent event) {
        return sighting(topic, event).testimony();
    }

    private Sighting sighting(Topic topic, CloudEvent event) {
        return witness.sighting(
                        place(topic), KafkaBinding.headers(event), Optional.of(event.data()))
                .orElseThrow();
    }

    private static Place place(Topic topic) {
        return new Place(topic.topicName(), 0, 0, Spoken.START);
    }

    private static CloudEvent signedBy(KeyPair key) {
        return APPROVED.with(
                EventCodec.SIGNATURE, new EventSigner("p1", key.getPrivate()).sign(APPROVED));
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }
}
