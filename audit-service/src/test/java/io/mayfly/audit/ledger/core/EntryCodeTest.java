/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.ledger.core;

import java.util.Arrays;
import java.util.List;

import io.mayfly.common.event.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EntryCodeTest {

    @Test
    void givesEveryEventACodeOfItsOwn() {
        // when
        List<EntryCode> codes = Arrays.stream(EventType.values()).map(EntryCode::of).toList();

        // then
        assertThat(codes)
                .doesNotHaveDuplicates()
                .doesNotContain(
                        EntryCode.FOREIGN,
                        EntryCode.FORGED,
                        EntryCode.UNREADABLE,
                        EntryCode.CONTRADICTING);
    }

    /** Rules out in the world watch for these: they never change. */
    @ParameterizedTest
    @CsvSource({
        "GRANT_APPROVED, MFD001I", "GRANT_DENIED, MFD001E", "GRANT_WITHDRAWN, MFD002I",
        "GRANT_ISSUED, MFG001I", "ISSUE_STOPPED, MFG001E", "CREDENTIAL_DELIVERED, MFG002I",
        "GRANT_RENEWED, MFG003I", "GRANT_CONTAINED, MFR001I", "ENTITLEMENT_REMOVED, MFR002I",
        "GRANT_REVOKED, MFR003I", "REVOCATION_ATTEMPT_FAILED, MFR003E", "GRANT_ABORTED, MFR004I",
        "STANDING_ACCESS_FOUND, MFR005E", "DRILL_PASSED, MFR006I", "DRILL_FAILED, MFR006E"
    })
    void keepsThePublishedCodes(EventType type, String code) {
        assertThat(EntryCode.of(type).value()).isEqualTo(code);
    }
}
