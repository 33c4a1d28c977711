-- SPDX-FileCopyrightText: The Mayfly authors
-- SPDX-License-Identifier: Apache-2.0

-- What was taken, so that a repeat is known; kept far longer than a start stays fresh.
CREATE TABLE seen (
    source       text        NOT NULL,
    event_source text        NOT NULL,
    event_id     text        NOT NULL,
    digest       text        NOT NULL,
    seen_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (source, event_source, event_id)
);
CREATE INDEX seen_by_age ON seen (seen_at);

-- The attempts of each task. start_digest is null while no start was seen: its end came first.
CREATE TABLE task_attempt (
    source        text        NOT NULL,
    id            text        NOT NULL,
    attempt       integer     NOT NULL CHECK (attempt > 0),
    open          boolean     NOT NULL,
    start_digest  text,
    scope         text,
    window_millis bigint      CHECK (window_millis > 0),
    due_at        timestamptz,
    traceparent   text        NOT NULL,
    changed_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (source, id, attempt)
);
CREATE INDEX task_attempt_due ON task_attempt (due_at) WHERE open AND due_at IS NOT NULL;
CREATE INDEX task_attempt_scope ON task_attempt (source, scope) WHERE open;

-- When intake last listened: time in which it did not is no silence of a task's.
CREATE TABLE listening (
    one      boolean     PRIMARY KEY DEFAULT true CHECK (one),
    alive_at timestamptz NOT NULL
);
INSERT INTO listening (alive_at) VALUES (clock_timestamp());

-- What was not taken. The place is where it came in, so that a redelivery is not another entry.
CREATE TABLE quarantine (
    id             uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    position       bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    source         text        NOT NULL,
    place          text        NOT NULL UNIQUE,
    reason         text        NOT NULL,
    detail         text        NOT NULL,
    record_key     text,
    headers        jsonb       NOT NULL,
    body           bytea       NOT NULL,
    body_bytes     integer     NOT NULL,
    arrived_at     timestamptz NOT NULL,
    quarantined_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX quarantine_by_source ON quarantine (source, position);

GRANT SELECT, INSERT, DELETE ON seen TO ${runtime};
GRANT SELECT, INSERT, UPDATE ON task_attempt TO ${runtime};
GRANT SELECT, UPDATE ON listening TO ${runtime};
GRANT SELECT, INSERT ON quarantine TO ${runtime};
