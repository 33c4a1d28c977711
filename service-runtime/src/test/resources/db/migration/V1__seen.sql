-- SPDX-FileCopyrightText: The Mayfly authors
-- SPDX-License-Identifier: Apache-2.0

CREATE TABLE seen (
    place       text   PRIMARY KEY,
    record_key  text   NOT NULL,
    arrival     bigint GENERATED ALWAYS AS IDENTITY,
    traceparent text   NOT NULL
);

CREATE TABLE quarantine (
    place  text PRIMARY KEY,
    reason text NOT NULL
);

GRANT SELECT, INSERT ON seen, quarantine TO ${runtime};
