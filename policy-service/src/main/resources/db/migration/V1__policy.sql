-- SPDX-FileCopyrightText: The Mayfly authors
-- SPDX-License-Identifier: Apache-2.0

-- Owners and principals at their current version. The file they were last taken from stands beside
-- them: a signal's lock holds until that file's text changes.
CREATE TABLE owner (
    id           text        PRIMARY KEY,
    name         text        NOT NULL,
    version      bigint      NOT NULL CHECK (version > 0),
    enabled      boolean     NOT NULL,
    cut_off      bigint      NOT NULL CHECK (cut_off BETWEEN 0 AND version),
    file         text        NOT NULL,
    file_version text        NOT NULL,
    changed_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK (enabled OR cut_off = version)
);

CREATE TABLE principal (
    id           text        PRIMARY KEY,
    kind         text        NOT NULL,
    owner        text        NOT NULL,
    sources      text[]      NOT NULL,
    keys         jsonb       NOT NULL,
    version      bigint      NOT NULL CHECK (version > 0),
    enabled      boolean     NOT NULL,
    cut_off      bigint      NOT NULL CHECK (cut_off BETWEEN 0 AND version),
    file         text        NOT NULL,
    file_version text        NOT NULL,
    changed_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK (enabled OR cut_off = version)
);

-- The start that counts for each task is its first.
CREATE TABLE task_start (
    task    text        PRIMARY KEY,
    event   uuid        NOT NULL,
    read_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Tasks that are over. Absorbing: a start that comes later leads to nothing.
CREATE TABLE task_end (
    task    text        PRIMARY KEY,
    read_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- One decision for each grant, ever.
CREATE TABLE decision (
    grant_id       uuid        PRIMARY KEY,
    task           text        NOT NULL,
    outcome        text        NOT NULL CHECK (outcome IN ('approved', 'denied')),
    code           text,
    policy         text        NOT NULL,
    policy_version text        NOT NULL,
    decided_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK ((outcome = 'denied') = (code IS NOT NULL))
);

-- Signals that have had their effect, so that a repeat never locks again what was unlocked since.
CREATE TABLE signal (
    event   uuid        PRIMARY KEY,
    subject text        NOT NULL,
    read_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Records that could not be read, with the reason.
CREATE TABLE quarantine (
    topic          text        NOT NULL,
    partition      integer     NOT NULL,
    log_offset     bigint      NOT NULL,
    reason         text        NOT NULL,
    record_key     text,
    headers        jsonb       NOT NULL,
    data           bytea       NOT NULL,
    quarantined_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (topic, partition, log_offset)
);

CREATE INDEX task_start_read_at ON task_start (read_at);
CREATE INDEX task_end_read_at ON task_end (read_at);

GRANT SELECT, INSERT, UPDATE ON owner, principal TO ${runtime};
GRANT SELECT, INSERT ON task_start, task_end, decision, signal, quarantine TO ${runtime};
