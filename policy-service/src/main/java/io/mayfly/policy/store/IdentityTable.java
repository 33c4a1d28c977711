/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.mayfly.common.codec.Json;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.identity.PublicKeyJwk;
import io.mayfly.common.task.SourceName;
import io.mayfly.policy.core.identity.FileMark;
import io.mayfly.policy.core.identity.Owner;
import io.mayfly.policy.core.identity.Principal;
import io.mayfly.policy.core.identity.PrincipalDetails;
import io.mayfly.policy.core.identity.PrincipalKinds;
import io.mayfly.policy.core.identity.Standing;
import io.mayfly.runtime.store.Transaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The statements on principals and owners. */
final class IdentityTable {

    private static final String HOLD = "SELECT pg_advisory_xact_lock(7261001)";

    private static final String OWNERS =
            "SELECT id, name, version, enabled, cut_off, file, file_version FROM owner";

    private static final String PRINCIPALS =
            """
            SELECT id, kind, owner, sources, keys::text AS keys, version, enabled, cut_off, file,
                file_version
            FROM principal
            """;

    private static final String STORE_OWNERS =
            """
            INSERT INTO owner (id, name, version, enabled, cut_off, file, file_version)
            SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::boolean[],
                $5::bigint[], $6::text[], $7::text[])
            ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, version = EXCLUDED.version,
                enabled = EXCLUDED.enabled, cut_off = EXCLUDED.cut_off, file = EXCLUDED.file,
                file_version = EXCLUDED.file_version, changed_at = clock_timestamp()
            """;

    private static final String STORE_PRINCIPALS =
            """
            INSERT INTO principal
                (id, kind, owner, sources, keys, version, enabled, cut_off, file, file_version)
            SELECT id, kind, owner, string_to_array(sources, ','), keys::jsonb, version, enabled,
                cut_off, file, file_version
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
                $6::bigint[], $7::boolean[], $8::bigint[], $9::text[], $10::text[])
                AS now (id, kind, owner, sources, keys, version, enabled, cut_off, file,
                    file_version)
            ON CONFLICT (id) DO UPDATE SET kind = EXCLUDED.kind, owner = EXCLUDED.owner,
                sources = EXCLUDED.sources, keys = EXCLUDED.keys, version = EXCLUDED.version,
                enabled = EXCLUDED.enabled, cut_off = EXCLUDED.cut_off, file = EXCLUDED.file,
                file_version = EXCLUDED.file_version, changed_at = clock_timestamp()
            """;

    private IdentityTable() {}

    static void hold(Transaction transaction) {
        transaction.rows(HOLD);
    }

    static List<Owner> owners(Transaction transaction) {
        return transaction.rows(OWNERS).stream().map(IdentityTable::owner).toList();
    }

    static List<Owner> owners(Transaction transaction, Set<OwnerId> ids) {
        return transaction.rows(OWNERS + " WHERE id = ANY ($1)", Texts.tuple(ids)).stream()
                .map(IdentityTable::owner)
                .toList();
    }

    static List<Principal> principals(Transaction transaction) {
        return transaction.rows(PRINCIPALS).stream().map(IdentityTable::principal).toList();
    }

    static List<Principal> principals(Transaction transaction, Set<PrincipalId> ids) {
        return transaction.rows(PRINCIPALS + " WHERE id = ANY ($1)", Texts.tuple(ids)).stream()
                .map(IdentityTable::principal)
                .toList();
    }

    static void storeOwners(Transaction transaction, Collection<Owner> owners) {
        transaction.update(
                STORE_OWNERS,
                withStanding(
                        Tuple.tuple()
                                .addArrayOfString(Texts.array(owners, Owner::id))
                                .addArrayOfString(Texts.array(owners, Owner::name)),
                        owners,
                        Owner::standing,
                        Owner::mark));
    }

    static void storePrincipals(Transaction transaction, Collection<Principal> all) {
        transaction.update(
                STORE_PRINCIPALS,
                withStanding(
                        Tuple.tuple()
                                .addArrayOfString(Texts.array(all, Principal::id))
                                .addArrayOfString(
                                        Texts.array(
                                                all, p -> PrincipalKinds.word(p.details().kind())))
                                .addArrayOfString(Texts.array(all, p -> p.details().owner()))
                                .addArrayOfString(Texts.array(all, IdentityTable::sources))
                                .addArrayOfString(Texts.array(all, IdentityTable::keys)),
                        all,
                        Principal::standing,
                        Principal::mark));
    }

    private static <T> Tuple withStanding(
            Tuple tuple,
            Collection<T> all,
            Function<T, Standing> standing,
            Function<T, FileMark> mark) {
        List<Standing> standings = all.stream().map(standing).toList();
        return tuple.addArrayOfLong(standings.stream().map(Standing::version).toArray(Long[]::new))
                .addArrayOfBoolean(
                        standings.stream().map(Standing::enabled).toArray(Boolean[]::new))
                .addArrayOfLong(standings.stream().map(Standing::cutOff).toArray(Long[]::new))
                .addArrayOfString(Texts.array(all, one -> mark.apply(one).file()))
                .addArrayOfString(Texts.array(all, one -> mark.apply(one).version()));
    }

    /** Names of sources hold no comma. */
    private static String sources(Principal principal) {
        return principal.details().sources().stream()
                .map(SourceName::value)
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static String keys(Principal principal) {
        return new String(Json.canonical(principal.details().keys()), UTF_8);
    }

    private static Owner owner(Row row) {
        return new Owner(
                new OwnerId(row.getString("id")), row.getString("name"), standing(row), mark(row));
    }

    private static Principal principal(Row row) {
        return new Principal(
                new PrincipalId(row.getString("id")),
                new PrincipalDetails(
                        PrincipalKinds.read(row.getString("kind")),
                        new OwnerId(row.getString("owner")),
                        Arrays.stream(row.getArrayOfStrings("sources"))
                                .map(SourceName::new)
                                .collect(Collectors.toSet()),
                        List.of(
                                Json.read(
                                        row.getString("keys").getBytes(UTF_8),
                                        PublicKeyJwk[].class))),
                standing(row),
                mark(row));
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.getLong("version"), row.getBoolean("enabled"), row.getLong("cut_off"));
    }

    private static FileMark mark(Row row) {
        return new FileMark(row.getString("file"), row.getString("file_version"));
    }
}
