/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.view;

import java.time.Instant;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of what the ledger says of a grant, for reading only. */
@Entity
@Immutable
@Table(name = "grant_view")
public class GrantEntity extends PanacheEntityBase {

    @Id
    @Column(name = "grant_id")
    public UUID id;

    @Column(name = "first_position")
    public long firstPosition;

    public String state;

    @Column(name = "task_key")
    public String task;

    public String principal;

    @Column(name = "principal_version")
    public Long principalVersion;

    public String owner;

    @Column(name = "owner_version")
    public Long ownerVersion;

    public String target;
    public String resource;
    public String actions;
    public String policy;

    @Column(name = "policy_version")
    public String policyVersion;

    @Column(name = "policy_reason")
    public String policyReason;

    @Column(name = "not_after")
    public Instant notAfter;

    public String reason;
    public String refusal;

    @Column(name = "trace_id")
    public String traceId;

    @Column(name = "access_from")
    public Instant accessFrom;

    @Column(name = "access_until")
    public Instant accessUntil;

    @Column(name = "approved_at")
    public Instant approvedAt;

    @Column(name = "denied_at")
    public Instant deniedAt;

    @Column(name = "issued_at")
    public Instant issuedAt;

    @Column(name = "delivered_at")
    public Instant deliveredAt;

    @Column(name = "ended_at")
    public Instant endedAt;

    @Column(name = "marked_at")
    public Instant markedAt;

    @Column(name = "contained_at")
    public Instant containedAt;

    @Column(name = "removed_at")
    public Instant removedAt;

    @Column(name = "revoked_at")
    public Instant revokedAt;

    @Column(name = "aborted_at")
    public Instant abortedAt;
}
