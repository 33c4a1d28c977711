/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import io.mayfly.audit.ledger.core.Entry;
import io.mayfly.audit.ledger.core.Hash;
import io.mayfly.audit.ledger.core.Head;
import io.mayfly.audit.ledger.core.LedgerRecord;
import io.mayfly.audit.ledger.core.Link;
import io.mayfly.audit.ledger.core.Verification;
import io.mayfly.common.event.Writer;
import io.mayfly.runtime.store.Transaction;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The table of the ledger. Rows are added at its end and read; there is nothing else to do. */
final class EntryTable {

    /** Held by whoever chains: there is one end to add to. */
    private static final long CHAIN = 0x6d61_7966_6c79L;

    private static final Columns<Chained> COLUMNS =
            new Columns<Chained>("entry")
                    .always("position", "bigint", Long.class, row -> row.link().position())
                    .always("previous", "bytea", Buffer.class, row -> bytes(row.link().previous()))
                    .always("hash", "bytea", Buffer.class, row -> bytes(row.link().hash()))
                    .always(
                            "record",
                            "bytea",
                            Buffer.class,
                            row -> Buffer.buffer(row.link().record()))
                    .always("identity", "uuid", UUID.class, row -> row.entry().identity())
                    .always("digest", "bytea", Buffer.class, row -> bytes(row.entry().digest()))
                    .always("topic", "text", String.class, row -> row.entry().place().topic())
                    .always(
                            "partition",
                            "integer",
                            Integer.class,
                            row -> row.entry().place().partition())
                    .always(
                            "record_offset",
                            "bigint",
                            Long.class,
                            row -> row.entry().place().offset())
                    .always(
                            "appended_at",
                            "timestamptz",
                            OffsetDateTime.class,
                            row -> time(row.entry().at()))
                    .always("type", "text", String.class, row -> row.entry().type())
                    .always("code", "text", String.class, row -> row.entry().code().value())
                    .maybe(
                            "writer",
                            "text",
                            String.class,
                            row -> row.entry().writer().map(Writer::word))
                    .maybe("seq", "bigint", Long.class, row -> seq(row.entry()))
                    .maybe(
                            "stated_at",
                            "timestamptz",
                            OffsetDateTime.class,
                            row -> row.entry().statedAt().map(EntryTable::time))
                    .maybe(
                            "grant_id",
                            "uuid",
                            UUID.class,
                            row -> row.entry().about().grant().map(grant -> grant.value()))
                    .maybe(
                            "task_key",
                            "text",
                            String.class,
                            row -> text(row.entry().about().task()))
                    .maybe(
                            "principal",
                            "text",
                            String.class,
                            row -> text(row.entry().about().principal()))
                    .maybe("owner", "text", String.class, row -> text(row.entry().about().owner()))
                    .maybe(
                            "target",
                            "text",
                            String.class,
                            row -> text(row.entry().about().target()))
                    .maybe(
                            "resource",
                            "text",
                            String.class,
                            row -> text(row.entry().about().resource()))
                    .maybe("trace_id", "text", String.class, row -> row.entry().traceId())
                    .maybe("actor", "text", String.class, row -> text(row.entry().actor()))
                    .maybe(
                            "cause",
                            "uuid",
                            UUID.class,
                            row -> row.entry().cause().map(cause -> cause.value()));

    private record Chained(Link link, Entry entry) {}

    private EntryTable() {}

    /** Waits until nobody else chains, and reads the end. */
    static Head lockedHead(Transaction transaction) {
        transaction.rows("SELECT 1 FROM pg_advisory_xact_lock($1)", Tuple.of(CHAIN));
        return head(transaction);
    }

    static Head head(Transaction transaction) {
        return transaction
                .rows("SELECT position, hash FROM entry ORDER BY position DESC LIMIT 1")
                .stream()
                .findFirst()
                .map(row -> new Head(row.getLong("position"), hash(row, "hash")))
                .orElse(Head.EMPTY);
    }

    /** Of these identities those that are there, with their digests. */
    static Map<UUID, Hash> known(Transaction transaction, Collection<UUID> identities) {
        return transaction
                .rows(
                        "SELECT identity, digest FROM entry WHERE identity = ANY($1)",
                        Tuple.of(identities.toArray(UUID[]::new)))
                .stream()
                .collect(
                        Collectors.toMap(
                                row -> row.getUUID("identity"), row -> hash(row, "digest")));
    }

    /** Adds the links and answers what they say. */
    static List<Entry> insert(Transaction transaction, List<Link> links) {
        List<Chained> rows =
                links.stream()
                        .map(link -> new Chained(link, LedgerRecord.read(link.record())))
                        .toList();
        transaction.update(COLUMNS.insert(), COLUMNS.arrays(rows));
        return rows.stream().map(Chained::entry).toList();
    }

    /** At most {@code most} links from a position on. */
    static List<Link> links(Transaction transaction, long from, int most) {
        return rows(transaction, from, most).stream().map(EntryTable::link).toList();
    }

    /** Goes on with a verification by at most {@code most} rows, their columns included. */
    static Verification verified(Transaction transaction, Verification verification, int most) {
        Verification verified = verification;
        for (Row row : rows(transaction, verification.head().position() + 1, most)) {
            Link link = link(row);
            verified = verified.with(List.of(link));
            if (verified.flaw().isPresent()) {
                return verified;
            }
            Optional<String> differing =
                    COLUMNS.differing(row, new Chained(link, LedgerRecord.read(link.record())));
            if (differing.isPresent()) {
                return verified.flawed(
                        "column %s is not what the record says".formatted(differing.get()));
            }
        }
        return verified;
    }

    private static List<Row> rows(Transaction transaction, long from, int most) {
        return transaction.rows(
                "SELECT * FROM entry WHERE position >= $1 ORDER BY position LIMIT $2",
                Tuple.of(from, most));
    }

    private static Link link(Row row) {
        return new Link(
                row.getLong("position"),
                hash(row, "previous"),
                hash(row, "hash"),
                row.getBuffer("record").getBytes());
    }

    private static Hash hash(Row row, String column) {
        return Hash.of(row.getBuffer(column).getBytes());
    }

    private static Buffer bytes(Hash hash) {
        return Buffer.buffer(hash.bytes());
    }

    private static Optional<Long> seq(Entry entry) {
        return entry.seq().isPresent() ? Optional.of(entry.seq().getAsLong()) : Optional.empty();
    }

    /** The store takes no NUL in a text; the record has it as it was. */
    private static Optional<String> text(Optional<?> value) {
        return value.map(present -> present.toString().replace('\0', '\ufffd'));
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
