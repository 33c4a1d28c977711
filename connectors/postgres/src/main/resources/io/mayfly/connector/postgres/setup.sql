-- SPDX-FileCopyrightText: The Mayfly authors
-- SPDX-License-Identifier: Apache-2.0
--
-- What an administrator runs once on a PostgreSQL server (17 or later) that is to become a target, before target.sql.
-- No superuser is left behind: the owner of Mayfly's functions may create roles, end sessions and see when they began.

create role mayfly_owner nologin createrole;
grant pg_signal_backend, pg_read_all_stats to mayfly_owner;

-- Two logins, so that who issues cannot revoke and who revokes cannot issue. Set their passwords with \password.
create role svc_issuer login;
create role svc_revoker login;

-- A frozen issuer must not hold the row that containment needs for longer than this.
alter role svc_issuer set transaction_timeout = '5s';
-- What the issuer passes stays out of the server's log, refused calls included.
alter role svc_issuer set log_statement = 'none';
alter role svc_issuer set log_min_error_statement = 'panic';
alter role svc_issuer set log_min_duration_statement = -1;
