/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import io.mayfly.common.access.Access;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.grant.Inspection;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.SourceName;
import io.mayfly.common.task.TaskKey;
import io.mayfly.connector.ConnectorException.Kind;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What every connector must do, tried against its real target. A subclass gives the connectors, one
 * access that the target offers, and an outsider's eyes: what is true is what an outsider finds,
 * never what the connector says.
 */
public abstract class ConnectorContract {

    /**
     * An outsider, who uses the credential at the target as a workload would and trusts no
     * connector.
     */
    public interface Outsider {
        /** Whether a new use of the credential succeeds now. */
        boolean letIn(Credential credential);

        /** Opens a session with the credential that lives on its own. */
        Session open(Credential credential);

        /** Whether the access that was granted works and one that was not asked for is refused. */
        boolean exactly(Credential credential);
    }

    /** A live session of an outsider. */
    public interface Session extends AutoCloseable {
        /** Whether the session still can do anything. */
        boolean alive();

        @Override
        void close();
    }

    protected abstract Connector issuing();

    protected abstract Connector ending();

    protected abstract Outsider outsider();

    /** An access that the target offers. */
    protected abstract Access offered();

    /** An access that the target does not offer. */
    protected abstract Access notOffered();

    @Test
    void givesExactlyWhatWasAskedFor() {
        // given
        GrantSpec spec = spec();

        // when
        Credential credential = provisioned(spec);

        // then
        assertThat(outsider().exactly(credential)).isTrue();
        assertThat(issuing().readScope(spec).within()).isTrue();
        assertThat(issuing().readScope(spec).effective()).isNotEmpty();
    }

    @Test
    void preparesNothingThatItDoesNotOffer() {
        GrantSpec spec = spec(notOffered());

        assertThatThrownBy(() -> issuing().prepare(spec)).satisfies(is(Kind.UNKNOWN_ACCESS));
    }

    @Test
    void provisionsOnceHoweverOftenItIsAsked() {
        // given
        GrantSpec spec = spec();
        Preparation first = issuing().prepare(spec);
        Preparation second = issuing().prepare(spec);

        // when
        issuing().provision(new ProvisionRequest(spec, first.forTarget()));
        issuing().provision(new ProvisionRequest(spec, first.forTarget()));
        issuing().provision(new ProvisionRequest(spec, second.forTarget()));

        // then
        assertThat(outsider().letIn(first.credential().orElseThrow())).isTrue();
        assertThat(outsider().letIn(second.credential().orElseThrow())).isFalse();
    }

    @Test
    void refusesAProvisioningThatComesAfterTheEnd() {
        // given
        GrantSpec spec = spec();
        Preparation preparation = issuing().prepare(spec);
        ending().contain(spec.grant());

        // then
        assertThatThrownBy(
                        () ->
                                issuing()
                                        .provision(
                                                new ProvisionRequest(
                                                        spec, preparation.forTarget())))
                .satisfies(is(Kind.TOMBSTONED));
        assertThat(outsider().letIn(preparation.credential().orElseThrow())).isFalse();
    }

    @Test
    void refusesALateRepeatOfAProvisioning() {
        // given
        GrantSpec spec = spec();
        Preparation preparation = issuing().prepare(spec);
        ProvisionRequest request = new ProvisionRequest(spec, preparation.forTarget());
        issuing().provision(request);
        removed(spec.grant());

        // then
        assertThatThrownBy(() -> issuing().provision(request)).satisfies(is(Kind.TOMBSTONED));
        assertThat(outsider().letIn(preparation.credential().orElseThrow())).isFalse();
        assertThat(ending().inspect(spec.grant()).gone()).isTrue();
    }

    @Test
    void refusesToExtendWhatHasEnded() {
        // given
        GrantSpec spec = spec();
        provisioned(spec);
        ending().contain(spec.grant());

        // then
        assertThatThrownBy(
                        () ->
                                issuing()
                                        .extend(
                                                spec.grant(),
                                                spec.notAfter().plus(Duration.ofMinutes(1))))
                .satisfies(is(Kind.TOMBSTONED));
    }

    @Test
    void letsNobodyInOnceContained() {
        // given
        GrantSpec spec = spec();
        Credential credential = provisioned(spec);

        // when
        ending().contain(spec.grant());

        // then
        assertThat(outsider().letIn(credential)).isFalse();
    }

    @Test
    void doesNotSayGoneBeforeItIs() {
        // given
        GrantSpec spec = spec();
        provisioned(spec);

        // then
        assertThat(ending().inspect(spec.grant()).gone()).isFalse();
        ending().contain(spec.grant());
        assertThat(ending().inspect(spec.grant()).gone()).isFalse();
    }

    @Test
    void refusesToRemoveBeforeContainment() {
        // given
        GrantSpec spec = spec();
        Credential credential = provisioned(spec);

        // then
        assertThatThrownBy(() -> ending().remove(spec.grant())).satisfies(is(Kind.NOT_CONTAINED));
        assertThat(outsider().letIn(credential)).isTrue();
    }

    @Test
    void cutsLiveSessions() {
        // given
        GrantSpec spec = spec();
        Credential credential = provisioned(spec);

        try (Session session = outsider().open(credential)) {
            assertThat(session.alive()).isTrue();

            // when
            ending().contain(spec.grant());
            int cut = ending().remove(spec.grant());

            // then
            assertThat(session.alive()).isFalse();
            assertThat(cut).isEqualTo(ending().capabilities().cutsSessions() ? 1 : 0);
        }
    }

    @Test
    void provesWhatIsGone() {
        // given
        GrantSpec spec = spec();
        Credential credential = provisioned(spec);

        // when
        removed(spec.grant());
        Inspection readBack = ending().inspect(spec.grant());

        // then
        assertThat(readBack.gone()).isTrue();
        assertThat(readBack.existed()).isTrue();
        assertThat(readBack.sessions()).isZero();
        assertThat(outsider().letIn(credential)).isFalse();
    }

    @Test
    void provesThatThereNeverWasAnything() {
        // given
        GrantId grant = spec().grant();

        // when
        removed(grant);
        Inspection readBack = ending().inspect(grant);

        // then
        assertThat(readBack.gone()).isTrue();
        assertThat(readBack.existed()).isFalse();
    }

    @Test
    void removesAgainWithoutComplaint() {
        // given
        GrantSpec spec = spec();
        provisioned(spec);
        removed(spec.grant());

        // when
        removed(spec.grant());

        // then
        assertThat(ending().inspect(spec.grant()).gone()).isTrue();
    }

    @Test
    void leavesOtherGrantsAlone() {
        // given
        GrantSpec ended = spec();
        provisioned(ended);
        Credential other = provisioned(spec());

        try (Session session = outsider().open(other)) {
            // when
            removed(ended.grant());

            // then
            assertThat(session.alive()).isTrue();
            assertThat(outsider().exactly(other)).isTrue();
        }
    }

    @Test
    void tellsAProbeTheTruth() {
        // given
        GrantSpec spec = spec();
        Credential credential = provisioned(spec);

        // then
        assertThat(ending().probe(credential)).isEqualTo(new ProbeResult.LetIn());
        removed(spec.grant());
        assertThat(ending().probe(credential)).isInstanceOf(ProbeResult.Refused.class);
    }

    @Test
    void findsWhatItMadeWhenItLooksAround() {
        // given
        GrantSpec spec = spec();
        provisioned(spec);

        // then
        assertThat(ending().discover())
                .anyMatch(found -> found.grant().filter(spec.grant()::equals).isPresent());
    }

    protected final GrantSpec spec() {
        return spec(offered());
    }

    private GrantSpec spec(Access access) {
        TaskKey task = new TaskKey(new SourceName("contract"), UUID.randomUUID().toString(), 1);
        return new GrantSpec(
                GrantId.of(task, access),
                new PrincipalId("agent-7"),
                access,
                Instant.now().plus(5, ChronoUnit.MINUTES));
    }

    protected final Credential provisioned(GrantSpec spec) {
        Preparation preparation = issuing().prepare(spec);
        return issuing()
                .provision(new ProvisionRequest(spec, preparation.forTarget()))
                .or(preparation::credential)
                .orElseThrow();
    }

    protected final void removed(GrantId grant) {
        ending().contain(grant);
        ending().remove(grant);
    }

    private static ThrowingConsumer<Throwable> is(Kind kind) {
        return thrown ->
                assertThat(thrown)
                        .isInstanceOfSatisfying(
                                ConnectorException.class,
                                failure -> assertThat(failure.kind()).isEqualTo(kind));
    }
}
