/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.identity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What sort of non-human identity a principal is. */
public enum PrincipalKind {
    @JsonProperty("agent")
    AGENT,
    @JsonProperty("ci-job")
    CI_JOB,
    @JsonProperty("service-account")
    SERVICE_ACCOUNT,
    @JsonProperty("script")
    SCRIPT,
    @JsonProperty("workflow")
    WORKFLOW
}
