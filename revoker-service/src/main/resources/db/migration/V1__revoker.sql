-- SPDX-FileCopyrightText: The Mayfly authors
-- SPDX-License-Identifier: Apache-2.0

-- What is over, whether or not a grant of it is known yet. 'dead' is a task or grant, for good;
-- 'cut-off' a principal or owner up to a version; 'decided-before' whatever stood at ended_at.
CREATE TABLE tombstone (
    subject     text        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('dead', 'cut-off', 'decided-before')),
    version     bigint      NOT NULL,
    reason      text        NOT NULL,
    ended_at    timestamptz NOT NULL,
    cause       uuid,
    said_by     text,
    note        text,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (subject, kind),
    CHECK ((kind = 'cut-off') = (version > 0))
);

-- Every approved grant, from its approval to its terminal fact. It has an expiry from the first
-- moment, so that a silent issuer changes nothing.
CREATE TABLE armed_grant (
    id                uuid        PRIMARY KEY,
    task              text        NOT NULL,
    source            text        NOT NULL,
    target            text        NOT NULL,
    principal         text        NOT NULL,
    principal_version bigint      NOT NULL,
    owner             text        NOT NULL,
    owner_version     bigint      NOT NULL,
    decided_at        timestamptz NOT NULL,
    not_after         timestamptz NOT NULL,
    most_not_after    timestamptz NOT NULL,
    usable_until      timestamptz NOT NULL,
    cause             uuid,
    traceparent       text,
    tracestate        text,
    state             text        NOT NULL CHECK (state IN ('approved', 'active', 'delivered',
                                      'marked', 'contained', 'removed', 'revoked', 'aborted')),
    reason            text,
    ended_at          timestamptz,
    failures          integer     NOT NULL DEFAULT 0,
    last_error        text,
    next_try          timestamptz NOT NULL DEFAULT 'epoch',
    claimed_by        uuid,
    claimed_until     timestamptz NOT NULL DEFAULT 'epoch',
    armed_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK (not_after <= most_not_after),
    CHECK ((state IN ('approved', 'active', 'delivered')) = (reason IS NULL)),
    CHECK ((reason IS NULL) = (ended_at IS NULL))
);
CREATE INDEX permitted_by_expiry ON armed_grant (not_after)
    WHERE state IN ('approved', 'active', 'delivered');
CREATE INDEX permitted_by_task ON armed_grant (task)
    WHERE state IN ('approved', 'active', 'delivered');
CREATE INDEX permitted_by_principal ON armed_grant (principal)
    WHERE state IN ('approved', 'active', 'delivered');
CREATE INDEX permitted_by_owner ON armed_grant (owner)
    WHERE state IN ('approved', 'active', 'delivered');
CREATE INDEX permitted_by_source ON armed_grant (source)
    WHERE state IN ('approved', 'active', 'delivered');
CREATE INDEX debt_by_urgency ON armed_grant (target, (reason = 'expired'), next_try)
    WHERE state IN ('marked', 'contained', 'removed');
CREATE INDEX debt_by_age ON armed_grant (ended_at, id)
    WHERE state IN ('marked', 'contained', 'removed');

-- Every step of a removal that is done. A grant has at most one terminal fact, and it stays.
CREATE TABLE removal_step (
    grant_id uuid        NOT NULL REFERENCES armed_grant (id),
    state    text        NOT NULL,
    done_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX one_terminal_fact ON removal_step (grant_id)
    WHERE state IN ('revoked', 'aborted');
CREATE INDEX steps_of_grant ON removal_step (grant_id, done_at);

-- Renewals by the issuer; one may be read before the approval is.
CREATE TABLE renewal (
    grant_id  uuid        PRIMARY KEY,
    not_after timestamptz NOT NULL
);

-- What operators asked to be ended.
CREATE TABLE revocation (
    id           uuid        PRIMARY KEY,
    subject      text        NOT NULL,
    asked_by     text        NOT NULL,
    note         text        NOT NULL,
    requested_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Records that could not be handled, as they came.
CREATE TABLE quarantine (
    topic       text        NOT NULL,
    partition   integer     NOT NULL,
    "offset"    bigint      NOT NULL,
    record_key  text,
    headers     jsonb       NOT NULL,
    value       bytea,
    reason      text        NOT NULL,
    detail      text        NOT NULL,
    appended_at timestamptz NOT NULL,
    stored_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (topic, partition, "offset")
);

GRANT SELECT, INSERT, UPDATE ON tombstone, armed_grant, renewal TO ${runtime};
GRANT SELECT, INSERT ON removal_step, revocation, quarantine TO ${runtime};
