/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.store;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of quarantine, to be read. */
@Entity
@Immutable
@Table(name = "quarantine")
public class QuarantineEntity {

    @Id public UUID id;

    public long position;

    public String source;

    public String place;

    public String reason;

    public String detail;

    @Column(name = "record_key")
    public String key;

    public byte[] body;

    @Column(name = "body_bytes")
    public int bodyBytes;

    @Column(name = "arrived_at")
    public Instant arrivedAt;

    @Column(name = "quarantined_at")
    public Instant quarantinedAt;
}
