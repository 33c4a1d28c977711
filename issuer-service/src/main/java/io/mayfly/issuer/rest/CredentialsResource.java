/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.rest;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mayfly.common.access.ResourceName;
import io.mayfly.common.access.TargetName;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.issuer.core.pickup.Assertions;
import io.mayfly.issuer.core.pickup.PickUps;
import io.mayfly.issuer.core.pickup.Wanted;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where a workload picks its credential up, once. It proves itself by an assertion of its own, not
 * by a token of ours, so the methods are open to all and authenticate by themselves.
 */
@Path("/v1/credentials")
@Tag(name = "credentials")
@PermitAll
@RunOnVirtualThread
public class CredentialsResource {

    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([^ ]+)");
    private static final Pattern WAIT = Pattern.compile("(\\d{1,4})s?");

    private final Assertions assertions;
    private final PickUps pickUps;
    private final Answers answers;

    CredentialsResource(Assertions assertions, PickUps pickUps, Answers answers) {
        this.assertions = assertions;
        this.pickUps = pickUps;
        this.answers = answers;
    }

    @POST
    @Path("/{grant}")
    @Operation(summary = "Pick up the credential of a grant")
    @APIResponse(responseCode = "200", description = "the credential: sealed, or once in clear")
    @APIResponse(responseCode = "401", description = "the assertion proves nothing")
    @APIResponse(responseCode = "403", description = "policy denied the grant")
    @APIResponse(responseCode = "404", description = "the caller has no such grant")
    @APIResponse(responseCode = "409", description = "it was given out before")
    @APIResponse(responseCode = "410", description = "the grant is over")
    @APIResponse(responseCode = "425", description = "it is on its way: come again")
    public Response byGrant(
            @PathParam("grant") String grant,
            @QueryParam("wait") Optional<String> wait,
            @HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization) {
        PrincipalId caller = caller(authorization);
        return answer(caller, read(() -> new Wanted.ByGrant(GrantId.parse(grant))), duration(wait));
    }

    @POST
    @Operation(summary = "Pick up a credential by the event that started the task")
    public Response byStart(
            @QueryParam("source") Optional<String> source,
            @QueryParam("event") Optional<String> event,
            @QueryParam("target") Optional<String> target,
            @QueryParam("resource") Optional<String> resource,
            @QueryParam("wait") Optional<String> wait,
            @HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization) {
        PrincipalId caller = caller(authorization);
        Wanted wanted =
                read(
                        () ->
                                new Wanted.ByStart(
                                        present("source", source),
                                        present("event", event),
                                        new TargetName(present("target", target)),
                                        new ResourceName(present("resource", resource))));
        return answer(caller, wanted, duration(wait));
    }

    private PrincipalId caller(Optional<String> authorization) {
        return assertions.authenticate(
                authorization
                        .map(BEARER::matcher)
                        .filter(Matcher::matches)
                        .map(bearer -> bearer.group(1))
                        .orElse(""));
    }

    private Response answer(PrincipalId caller, Wanted wanted, Duration wait) {
        return answers.of(caller, pickUps.pickUp(wanted, caller, wait));
    }

    private static String present(String name, Optional<String> value) {
        return value.orElseThrow(
                () -> new IllegalArgumentException("%s is missing".formatted(name)));
    }

    private static Duration duration(Optional<String> wait) {
        return read(
                () ->
                        wait.map(CredentialsResource::seconds)
                                .map(Duration::ofSeconds)
                                .orElse(Duration.ZERO));
    }

    private static long seconds(String wait) {
        Matcher seconds = WAIT.matcher(wait);
        if (!seconds.matches()) {
            throw new IllegalArgumentException("wait is not a number of seconds, as in 30s");
        }
        return Long.parseLong(seconds.group(1));
    }

    private static <T> T read(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException unfit) {
            throw Answers.badRequest(unfit.getMessage());
        }
    }
}
