/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.mayfly.audit.grant.core.Fold;
import io.mayfly.audit.grant.core.GrantView;
import io.mayfly.audit.ledger.core.Entry;
import io.mayfly.audit.ledger.core.Hash;
import io.mayfly.audit.ledger.core.Head;
import io.mayfly.audit.ledger.core.Ledger;
import io.mayfly.audit.ledger.core.Link;
import io.mayfly.audit.ledger.core.Sighting;
import io.mayfly.audit.ledger.core.Verification;
import io.mayfly.common.event.HealthRecord;
import io.mayfly.runtime.store.Database;
import io.mayfly.runtime.store.Transaction;
import jakarta.inject.Singleton;

/** The ledger in the service's store: one writer at a time adds to it and folds what it adds. */
@Singleton
public class LedgerStore {

    private static final int PAGE = 500;

    private final Database database;

    LedgerStore(Database database) {
        this.database = database;
    }

    /**
     * Adds what was seen and is not known yet, and folds it, all in one transaction.
     *
     * @return how many entries were added
     */
    public int append(Collection<Sighting> sightings, Collection<HealthRecord> health) {
        if (sightings.isEmpty() && health.isEmpty()) {
            return 0;
        }
        return database.transaction(
                transaction -> {
                    HealthTable.upsert(transaction, health);
                    return sightings.isEmpty() ? 0 : append(transaction, sightings);
                });
    }

    private static int append(Transaction transaction, Collection<Sighting> sightings) {
        Head head = EntryTable.lockedHead(transaction);
        Map<UUID, Hash> known = EntryTable.known(transaction, Ledger.identities(sightings));
        List<Link> links = Ledger.links(head, known, sightings);
        if (!links.isEmpty()) {
            fold(transaction, EntryTable.insert(transaction, links));
        }
        return links.size();
    }

    private static void fold(Transaction transaction, List<Entry> entries) {
        Fold.Reach reach = Fold.Reach.of(entries);
        if (reach.isEmpty()) {
            return;
        }
        List<GrantView> views = GrantTable.views(transaction, reach.grants(), reach.marked());
        Fold fold = new Fold(views, TaskMarkTable.marks(transaction, reach.tasks())).add(entries);
        GrantTable.upsert(transaction, fold.changedViews());
        TaskMarkTable.upsert(transaction, fold.changedMarks());
    }

    /** Re-computes the chain from one position to another, both included. */
    public Verification verify(long from, long to) {
        return database.transaction(
                transaction ->
                        verified(transaction, Verification.from(before(transaction, from)), to));
    }

    private static Verification verified(Transaction transaction, Verification begun, long to) {
        Verification verification = begun;
        while (verification.flaw().isEmpty() && verification.head().position() < to) {
            int most = (int) Math.min(PAGE, to - verification.head().position());
            Verification next = EntryTable.verified(transaction, verification, most);
            if (next.equals(verification)) {
                return verification; // the ledger ends here
            }
            verification = next;
        }
        return verification;
    }

    private static Head before(Transaction transaction, long from) {
        return from <= 1
                ? Head.EMPTY
                : EntryTable.links(transaction, from - 1, 1).stream()
                        .findFirst()
                        .filter(link -> link.position() == from - 1)
                        .map(Head::at)
                        .orElse(new Head(from - 1, Hash.NONE));
    }

    /** The end of the chain. */
    public Head head() {
        return database.transaction(EntryTable::head);
    }
}
