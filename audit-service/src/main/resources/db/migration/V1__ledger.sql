-- SPDX-FileCopyrightText: The Mayfly authors
-- SPDX-License-Identifier: Apache-2.0

-- The ledger: a chain of records. Each row's columns follow from its record alone and are there to
-- be searched. Nothing is ever changed or removed, by nobody: the run-time role may only add and
-- read, and the triggers refuse the owner as well.
CREATE TABLE entry (
    position      bigint      PRIMARY KEY CHECK (position > 0),
    previous      bytea       NOT NULL CHECK (octet_length(previous) = 32),
    hash          bytea       NOT NULL UNIQUE,
    record        bytea       NOT NULL,
    identity      uuid        NOT NULL UNIQUE,
    digest        bytea       NOT NULL CHECK (octet_length(digest) = 32),
    topic         text        NOT NULL,
    partition     integer     NOT NULL,
    record_offset bigint      NOT NULL,
    appended_at   timestamptz NOT NULL,
    type          text        NOT NULL,
    code          text        NOT NULL,
    writer        text,
    seq           bigint,
    stated_at     timestamptz,
    grant_id      uuid,
    task_key      text,
    principal     text,
    owner         text,
    target        text,
    resource      text,
    trace_id      text,
    actor         text,
    cause         uuid,
    CHECK (hash = sha256(previous || record))
);

CREATE INDEX entry_appended ON entry (appended_at);
CREATE INDEX entry_grant ON entry (grant_id, position) WHERE grant_id IS NOT NULL;
CREATE INDEX entry_task ON entry (task_key, position) WHERE task_key IS NOT NULL;
CREATE INDEX entry_principal ON entry (principal, position) WHERE principal IS NOT NULL;
CREATE INDEX entry_owner ON entry (owner, position) WHERE owner IS NOT NULL;
CREATE INDEX entry_target ON entry (target, position) WHERE target IS NOT NULL;
CREATE INDEX entry_code ON entry (code, position);
CREATE INDEX entry_trace ON entry (trace_id) WHERE trace_id IS NOT NULL;

-- Whoever adds a row has to add the next one: no gap, no fork.
CREATE FUNCTION entry_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    head record;
BEGIN
    SELECT e.position, e.hash INTO head FROM entry e ORDER BY e.position DESC LIMIT 1;
    IF NEW.position <> coalesce(head.position, 0) + 1
        OR NEW.previous <> coalesce(head.hash, decode(repeat('00', 32), 'hex')) THEN
        RAISE EXCEPTION 'entry % does not follow the head %', NEW.position, coalesce(head.position, 0)
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only: % refused', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER entry_follows BEFORE INSERT ON entry
    FOR EACH ROW EXECUTE FUNCTION entry_follows();
CREATE TRIGGER entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION entry_stays();

-- What the ledger says of each grant. It can be built again from the ledger alone.
CREATE TABLE grant_view (
    grant_id          uuid   PRIMARY KEY,
    first_position    bigint NOT NULL UNIQUE,
    state             text   NOT NULL,
    task_key          text,
    terms_weight      text,
    principal         text,
    principal_version bigint,
    owner             text,
    owner_version     bigint,
    target            text,
    resource          text,
    actions           text,
    ordinal           integer,
    policy            text,
    policy_version    text,
    policy_clause     text,
    policy_reason     text,
    not_after         timestamptz,
    not_after_seq     bigint,
    reason            text,
    reason_seq        bigint,
    refusal           text,
    refusal_seq       bigint,
    trace_id          text,
    trace_position    bigint,
    access_from       timestamptz,
    access_until      timestamptz,
    asked_at          timestamptz,
    approved_at       timestamptz,
    denied_at         timestamptz,
    withdrawn_at      timestamptz,
    issued_at         timestamptz,
    delivered_at      timestamptz,
    stopped_at        timestamptz,
    misused_at        timestamptz,
    ended_at          timestamptz,
    marked_at         timestamptz,
    contained_at      timestamptz,
    removed_at        timestamptz,
    revoked_at        timestamptz,
    aborted_at        timestamptz
);

CREATE INDEX grant_view_state ON grant_view (state, first_position);
CREATE INDEX grant_view_task ON grant_view (task_key);
CREATE INDEX grant_view_principal ON grant_view (principal, first_position);
CREATE INDEX grant_view_owner ON grant_view (owner, first_position);
CREATE INDEX grant_view_target ON grant_view (target, resource, access_from);
CREATE INDEX grant_view_trace ON grant_view (trace_id);

-- The first mark of each task, for grants of which the ledger hears only later.
CREATE TABLE task_mark (
    task_key  text        PRIMARY KEY,
    marked_at timestamptz NOT NULL,
    died_at   timestamptz NOT NULL
);

-- The last state of each target and partition, as the revoker says it. No entries: it changes every
-- second and says nothing of a grant.
CREATE TABLE health_view (
    subject text        PRIMARY KEY,
    at      timestamptz NOT NULL,
    record  bytea       NOT NULL
);

GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO ${runtime};
GRANT SELECT, INSERT ON entry TO ${runtime};
GRANT SELECT, INSERT, UPDATE ON grant_view TO ${runtime};
GRANT SELECT, INSERT, UPDATE ON task_mark TO ${runtime};
GRANT SELECT, INSERT, UPDATE ON health_view TO ${runtime};
