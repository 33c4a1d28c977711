/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.ledger.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.mayfly.audit.Lives;
import io.mayfly.audit.Spoken;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VerificationTest {

    private static final List<Link> LINKS = Lives.whole(new Spoken(), Lives.task(1)).links();

    @Test
    void acceptsTheChainAsItWasWritten() {
        // when
        Verification verification = Verification.from(Head.EMPTY).with(LINKS);

        // then
        assertThat(verification.flaw()).isEmpty();
        assertThat(verification.entries()).isEqualTo(10);
        assertThat(verification.head()).isEqualTo(Head.at(LINKS.getLast()));
    }

    @Test
    void findsEveryFlippedBit() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            // given
            List<Link> tampered = new ArrayList<>(LINKS);
            int at = random.nextInt(LINKS.size());
            tampered.set(at, flipped(LINKS.get(at), random));

            // when
            Verification verification = Verification.from(Head.EMPTY).with(tampered);

            // then
            assertThat(verification.flaw()).map(Verification.Flaw::position).contains(at + 1L);
        }
    }

    @Test
    void findsARecordThatWasReplacedWithItsHash() {
        // given
        List<Link> tampered = new ArrayList<>(LINKS);
        tampered.set(4, Head.at(LINKS.get(3)).link(LINKS.get(5).record()));

        // then
        assertThat(Verification.from(Head.EMPTY).with(tampered).flaw()).isPresent();
    }

    @Test
    void findsAnEntryThatFollowsAnotherHistory() {
        // given an entry whose own hash fits, after another one than stands before it
        List<Link> tampered = new ArrayList<>(LINKS);
        Head other = new Head(4, LINKS.getLast().hash());
        tampered.set(4, other.link(LINKS.get(4).record()));

        // then
        assertThat(Verification.from(Head.EMPTY).with(tampered).flaw())
                .map(Verification.Flaw::position)
                .contains(5L);
    }

    @Test
    void findsAMissingEntry() {
        // given
        List<Link> tampered = new ArrayList<>(LINKS);
        tampered.remove(4);

        // then
        assertThat(Verification.from(Head.EMPTY).with(tampered).flaw())
                .map(Verification.Flaw::position)
                .contains(5L);
    }

    @Test
    void findsSwappedEntries() {
        // given
        List<Link> tampered = new ArrayList<>(LINKS);
        tampered.set(4, LINKS.get(5));
        tampered.set(5, LINKS.get(4));

        // then
        assertThat(Verification.from(Head.EMPTY).with(tampered).flaw()).isPresent();
    }

    private static Link flipped(Link link, Random random) {
        byte[] record = link.record();
        byte[] previous = link.previous().bytes();
        byte[] hash = link.hash().bytes();
        byte[] any = List.of(record, previous, hash).get(random.nextInt(3));
        any[random.nextInt(any.length)] ^= (byte) (1 << random.nextInt(8));
        return new Link(link.position(), Hash.of(previous), Hash.of(hash), record);
    }
}
