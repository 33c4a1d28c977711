/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.rest;

import java.time.Instant;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A grant past its end, as it is shown. It is never written by this way. */
@Entity
@Immutable
@Table(name = "armed_grant")
class DebtEntity extends PanacheEntityBase {

    @Id UUID id;

    String task;

    String target;

    String principal;

    String owner;

    String state;

    String reason;

    @Column(name = "ended_at")
    Instant endedAt;

    int failures;

    @Column(name = "last_error")
    String lastError;

    @Column(name = "next_try")
    Instant nextTry;
}
