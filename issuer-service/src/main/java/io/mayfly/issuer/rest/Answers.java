/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.rest;

import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.telemetry.Metrics;
import io.mayfly.issuer.core.pickup.Handing;
import io.mayfly.issuer.core.pickup.PickUps;
import io.mayfly.issuer.core.seal.Envelope;
import io.mayfly.runtime.http.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;

/** What a pick-up comes to, over HTTP. No cache may keep any of it. */
@Singleton
public class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);
    private static final String JOSE = "application/jose";
    private static final String GRANT = "Mayfly-Grant";

    private final Envelope envelope;
    private final MeterRegistry meters;

    Answers(Envelope envelope, MeterRegistry meters) {
        this.envelope = envelope;
        this.meters = meters;
    }

    Response of(PrincipalId caller, PickUps.Answer answer) {
        return switch (answer) {
            case PickUps.Answer.Found(Handing handing) -> of(caller, handing);
            case PickUps.Answer.Full full ->
                    throw later(
                            Response.Status.SERVICE_UNAVAILABLE.getStatusCode(),
                            "too-many-waiters",
                            "too many wait for their credentials already");
        };
    }

    private Response of(PrincipalId caller, Handing handing) {
        count(handing);
        return switch (handing) {
            case Handing.Given given -> given(caller, given);
            case Handing.Pending pending ->
                    throw later(425, "not-ready", "the credential is on its way");
            case Handing.Unknown unknown ->
                    throw Problems.of(
                            Response.Status.NOT_FOUND,
                            "grant-unknown",
                            "the caller has no such grant");
            case Handing.Ambiguous ambiguous ->
                    throw Problems.of(
                            Response.Status.CONFLICT,
                            "grant-ambiguous",
                            "several grants answer to that; name the grant by its id");
            case Handing.Denied denied ->
                    throw Problems.of(Response.Status.FORBIDDEN, denied.code(), denied.reason());
            case Handing.Over over ->
                    throw Problems.of(
                            Response.Status.GONE,
                            "grant-terminal",
                            "grant %s is over: %s".formatted(over.grant(), over.reason()));
            case Handing.AlreadyGiven given -> throw alreadyGiven(caller, given);
        };
    }

    private Response given(PrincipalId caller, Handing.Given given) {
        LOG.infof(
                "credential is handed out; grantId=%s, principal=%s, sealed=%s, again=%s",
                given.grant(), caller, given.credential().sealedTo().isPresent(), given.again());
        Response.ResponseBuilder answer =
                given.credential().sealedTo().isPresent()
                        ? Response.ok(given.credential().text()).type(JOSE)
                        : Response.ok(envelope.open(given.grant(), given.credential().text()))
                                .type(MediaType.APPLICATION_JSON);
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(GRANT, given.grant().toString())
                .build();
    }

    private static HttpProblem alreadyGiven(PrincipalId caller, Handing.AlreadyGiven given) {
        LOG.warnf(
                "credential was asked for again; grantId=%s, principal=%s, stated=%s",
                given.grant(), caller, given.first());
        return Problems.of(
                Response.Status.CONFLICT,
                "already-delivered",
                "the credential of grant %s was given out".formatted(given.grant()));
    }

    private void count(Handing handing) {
        meters.counter(Metrics.PICK_UPS, Metrics.LABEL_REASON, word(handing)).increment();
    }

    private static String word(Handing handing) {
        return switch (handing) {
            case Handing.Given given -> given.again() ? "given-again" : "given";
            case Handing.Pending pending -> "not-ready";
            case Handing.Unknown unknown -> "unknown";
            case Handing.Ambiguous ambiguous -> "ambiguous";
            case Handing.Denied denied -> "denied";
            case Handing.Over over -> "over";
            case Handing.AlreadyGiven given -> "already-delivered";
        };
    }

    private static HttpProblem later(int status, String code, String detail) {
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle(status == 425 ? "Too Early" : "Service Unavailable")
                .withDetail(detail)
                .with(Problems.CODE, code)
                .withHeader(HttpHeaders.RETRY_AFTER, "1")
                .build();
    }

    static HttpProblem badRequest(String detail) {
        return Problems.of(Response.Status.BAD_REQUEST, "bad-request", detail);
    }
}
