/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.rest;

import java.util.List;

import io.mayfly.intake.core.Channels;
import io.mayfly.intake.core.Source;
import io.mayfly.intake.start.RegisteredChannels;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The registered sources, as their files say now. */
@Path("/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
class SourcesResource {

    private final RegisteredChannels channels;

    SourcesResource(RegisteredChannels channels) {
        this.channels = channels;
    }

    /**
     * The sources, and what was refused.
     *
     * @param problems file, line and reason of each file that was not taken
     */
    record Answer(List<Registered> sources, List<String> problems) {}

    /** One source, without its secrets. */
    record Registered(String name, String mapping, boolean http, boolean parallel) {
        static Registered of(Source source) {
            return new Registered(
                    source.name().value(),
                    source.mapping(),
                    !source.secrets().isEmpty(),
                    source.parallel());
        }
    }

    @GET
    @RolesAllowed({"reader", "auditor", "operator"})
    @Operation(summary = "The registered sources, and the files that were refused")
    Answer list() {
        Channels now = channels.now();
        return new Answer(now.all().stream().map(Registered::of).toList(), now.problems());
    }
}
