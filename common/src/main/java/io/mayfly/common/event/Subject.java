/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.SourceName;
import io.mayfly.common.task.TaskKey;

/** Whom or what a mark or a signal is about. Text form: the sort of thing, a colon, its id. */
public sealed interface Subject {

    @JsonValue
    String text();

    /** One task, and with it all its grants. */
    record OfTask(TaskKey task) implements Subject {
        @Override
        public String text() {
            return "task:" + task;
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** One grant. */
    record OfGrant(GrantId grant) implements Subject {
        @Override
        public String text() {
            return "grant:" + grant;
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** One principal, up to a version. */
    record OfPrincipal(PrincipalId principal) implements Subject {
        @Override
        public String text() {
            return "principal:" + principal;
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** One owner, up to a version. */
    record OfOwner(OwnerId owner) implements Subject {
        @Override
        public String text() {
            return "owner:" + owner;
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** All that came by one source. */
    record OfSource(SourceName source) implements Subject {
        @Override
        public String text() {
            return "source:" + source;
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException naming the text if it is none
     */
    @JsonCreator
    static Subject parse(String text) {
        int colon = text.indexOf(':');
        String id = text.substring(colon + 1);
        return switch (colon < 0 ? "" : text.substring(0, colon)) {
            case "task" -> new OfTask(TaskKey.parse(id));
            case "grant" -> new OfGrant(GrantId.parse(id));
            case "principal" -> new OfPrincipal(new PrincipalId(id));
            case "owner" -> new OfOwner(new OwnerId(id));
            case "source" -> new OfSource(new SourceName(id));
            default ->
                    throw new IllegalArgumentException(
                            "subject '%s' is of no known sort".formatted(text));
        };
    }
}
