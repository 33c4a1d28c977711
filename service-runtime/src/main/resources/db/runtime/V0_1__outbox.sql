-- SPDX-FileCopyrightText: The Mayfly authors
-- SPDX-License-Identifier: Apache-2.0

-- What a committed transaction says to the bus. A row lives from the commit until some time after
-- the bus has acknowledged its record.
CREATE TABLE outbox (
    position        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject         text        NOT NULL,
    seq             bigint      NOT NULL CHECK (seq > 0),
    event_id        uuid        NOT NULL UNIQUE,
    topic           text        NOT NULL,
    record_key      text        NOT NULL,
    headers         jsonb       NOT NULL,
    data            bytea       NOT NULL,
    traceparent     text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    acknowledged_at timestamptz,
    UNIQUE (subject, seq)
);

CREATE INDEX outbox_unacknowledged ON outbox (position) WHERE acknowledged_at IS NULL;
CREATE INDEX outbox_unacknowledged_of_subject ON outbox (subject, seq) WHERE acknowledged_at IS NULL;
CREATE INDEX outbox_acknowledged ON outbox (acknowledged_at) WHERE acknowledged_at IS NOT NULL;

-- The last seq given to each subject. A row is locked from its increment to the commit, so a
-- subject's events become visible in the order of their seq. Rows stay: a seq is never given twice.
CREATE TABLE outbox_subject (
    subject  text   PRIMARY KEY,
    last_seq bigint NOT NULL CHECK (last_seq > 0)
);

GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO ${runtime};
GRANT SELECT, INSERT, DELETE ON outbox TO ${runtime};
GRANT UPDATE (acknowledged_at) ON outbox TO ${runtime};
GRANT SELECT, INSERT ON outbox_subject TO ${runtime};
GRANT UPDATE (last_seq) ON outbox_subject TO ${runtime};
