-- SPDX-FileCopyrightText: The Mayfly authors
-- SPDX-License-Identifier: Apache-2.0

-- One row a grant: the decision on it, and how far the issuer is with it.
CREATE TABLE grants (
    grant_id          uuid PRIMARY KEY,
    state             text NOT NULL CHECK (
        state IN ('denied', 'issuing', 'active', 'delivered', 'stopped', 'ended')),
    task              text NOT NULL,
    source            text NOT NULL,
    principal         text NOT NULL,
    principal_version bigint,
    owner             text,
    owner_version     bigint,
    target            text NOT NULL,
    resource          text NOT NULL,
    not_after         timestamptz,
    usable_until      timestamptz,
    tasks_partition   int,
    tasks_offset      bigint,
    -- The decision as it was signed, in the words of its event.
    decision          jsonb NOT NULL,
    decision_event    uuid NOT NULL,
    traceparent       text,
    tracestate        text,
    appended_at       timestamptz NOT NULL,
    -- What was made up for the target, repeated with each call; holds nothing that opens anything.
    entitlement_kind  text,
    entitlement_name  text,
    for_target        jsonb,
    -- Closed to the workload's key where sealed_to says so, else to the issuer's. Gone as soon as
    -- nobody may have it any more.
    sealed            text,
    sealed_to         text,
    -- Why it was denied, stopped or ended: a code, and words for people.
    reason            text,
    detail            text,
    attempts          int NOT NULL DEFAULT 0,
    due_at            timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    issued_at         timestamptz,
    delivered_at      timestamptz,
    over_at           timestamptz,
    misused_at        timestamptz,
    CHECK (state = 'denied' OR (not_after IS NOT NULL AND usable_until IS NOT NULL
        AND principal_version IS NOT NULL AND owner IS NOT NULL AND owner_version IS NOT NULL
        AND tasks_partition IS NOT NULL AND tasks_offset IS NOT NULL)),
    CHECK (sealed IS NULL OR state IN ('issuing', 'active', 'delivered')),
    CHECK (state NOT IN ('active', 'delivered') OR issued_at IS NOT NULL),
    CHECK (state <> 'delivered' OR delivered_at IS NOT NULL)
);
CREATE INDEX grants_due ON grants (target, due_at) WHERE state = 'issuing';
CREATE INDEX grants_unused ON grants (usable_until) WHERE state IN ('issuing', 'active');
CREATE INDEX grants_delivered ON grants (not_after) WHERE state = 'delivered';
CREATE INDEX grants_fetched ON grants (delivered_at)
    WHERE state = 'delivered' AND sealed IS NOT NULL;
CREATE INDEX grants_of_task ON grants (task);
CREATE INDEX grants_of_principal ON grants (principal)
    WHERE state IN ('issuing', 'active', 'delivered');
CREATE INDEX grants_of_owner ON grants (owner) WHERE state IN ('issuing', 'active', 'delivered');
CREATE INDEX grants_of_source ON grants (source) WHERE state IN ('issuing', 'active', 'delivered');

-- Tombstones: what is dead, whoever said so first. For principals and owners the version before
-- which every decision is over; only that may grow.
CREATE TABLE ends (
    subject text PRIMARY KEY,
    version bigint NOT NULL CHECK (version >= 0),
    reason  text NOT NULL,
    at      timestamptz NOT NULL
);

-- Whether something has ended the grant. Each statement that asks sees what is committed by then.
CREATE FUNCTION has_ended(g grants) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM ends e
        WHERE e.subject IN ('task:' || g.task, 'grant:' || g.grant_id, 'source:' || g.source)
            OR (e.subject = 'principal:' || g.principal AND e.version > g.principal_version)
            OR (e.subject = 'owner:' || g.owner AND e.version > g.owner_version))
$$;

-- How far this store has folded each partition, and how far it must before it is to be trusted.
CREATE TABLE positions (
    topic       text   NOT NULL,
    partition   int    NOT NULL,
    next_offset bigint NOT NULL,
    must_reach  bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (topic, partition)
);

CREATE TABLE principals (
    principal text PRIMARY KEY,
    version   bigint NOT NULL,
    record    jsonb  NOT NULL
);

-- Which task an outside event started.
CREATE TABLE starts (
    event_source text NOT NULL,
    event_id     text NOT NULL,
    task         text NOT NULL,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (event_source, event_id, task)
);

CREATE TABLE health (
    subject text PRIMARY KEY,
    at      timestamptz NOT NULL,
    record  jsonb NOT NULL
);

-- Assertions that were used, until they could not be used anyway.
CREATE TABLE assertions (
    principal  text NOT NULL,
    jti        text NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (principal, jti)
);
CREATE INDEX assertions_expired ON assertions (expires_at);

-- Records that are not acted on: refused (nobody may believe them) or quarantined (nobody can read
-- them). The record itself stays on the bus, at its place.
CREATE TABLE set_aside (
    topic         text   NOT NULL,
    partition     int    NOT NULL,
    record_offset bigint NOT NULL,
    kind          text   NOT NULL CHECK (kind IN ('refused', 'quarantined')),
    type          text,
    reason        text   NOT NULL,
    at            timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (topic, partition, record_offset)
);

GRANT SELECT, INSERT, UPDATE ON grants TO ${runtime};
GRANT SELECT, INSERT, UPDATE ON ends TO ${runtime};
GRANT SELECT, INSERT, UPDATE ON positions TO ${runtime};
GRANT SELECT, INSERT, UPDATE ON principals TO ${runtime};
GRANT SELECT, INSERT ON starts TO ${runtime};
GRANT SELECT, INSERT, UPDATE ON health TO ${runtime};
GRANT SELECT, INSERT, DELETE ON assertions TO ${runtime};
GRANT SELECT, INSERT ON set_aside TO ${runtime};
