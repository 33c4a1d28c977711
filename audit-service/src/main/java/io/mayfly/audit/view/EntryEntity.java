/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.view;

import java.time.Instant;
import java.util.UUID;

import io.mayfly.audit.ledger.core.Hash;
import io.mayfly.audit.ledger.core.Link;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of the ledger, for reading only. */
@Entity
@Immutable
@Table(name = "entry")
public class EntryEntity extends PanacheEntityBase {

    @Id public long position;

    public byte[] previous;
    public byte[] hash;
    public byte[] record;
    public String topic;
    public String type;
    public String code;

    @Column(name = "appended_at")
    public Instant appendedAt;

    @Column(name = "grant_id")
    public UUID grant;

    @Column(name = "task_key")
    public String task;

    public String principal;
    public String owner;
    public String target;
    public String resource;

    @Column(name = "trace_id")
    public String traceId;

    public String actor;

    /** The link that the row holds. */
    public Link link() {
        return new Link(position, Hash.of(previous), Hash.of(hash), record);
    }
}
