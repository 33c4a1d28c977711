-- SPDX-FileCopyrightText: The Mayfly authors
-- SPDX-License-Identifier: Apache-2.0
--
-- Mayfly's functions on a PostgreSQL target (17 or later). Run as mayfly_owner, in the database that grants are for.
-- The services pass parameters and never a statement, so there is nothing to inject into; what may be given at all is
-- decided here, by mayfly.allowed, whatever a service says.
--
-- A grant of the kind "role" is a fresh login that is a member of a template role. Its life here:
--   provision_role  issuer   creates it, unless the grant has a tombstone
--   extend          issuer   moves its expiry, unless the grant has a tombstone
--   read_scope      issuer   what it can really do
--   contain         revoker  tombstone and NOLOGIN; a transaction of its own
--   remove          revoker  cuts sessions, drops; again until "gone"
--   inspect         revoker  from a new transaction: what is left
-- Sessions are found by the stored role OID: pg_stat_activity has no name for a session whose role was dropped.

create schema mayfly;

create table mayfly.settings (
    one     boolean  primary key default true check (one),
    max_ttl interval not null check (max_ttl > interval '0' and max_ttl <= interval '24 h')
);
insert into mayfly.settings (max_ttl) values ('8 h');

create table mayfly.allowed (template regrole primary key);

-- Schemas in which a login that is not ours counts as standing access.
create table mayfly.protected (schema name primary key);

create table mayfly.grant_state (
    grant_id     uuid primary key,
    kind         text check (kind = 'role'),   -- null: it ended before it began
    role_oid     oid,
    template_oid oid,
    not_after    timestamptz not null,         -- never null: null must not come to mean "for ever"
    revoked_at   timestamptz,                  -- the tombstone; once set it stays
    removing_at  timestamptz,                  -- set when containment was known to be committed
    removed_at   timestamptz
);
create index grant_state_by_role on mayfly.grant_state (role_oid);

create function mayfly.role_of(p_grant uuid) returns name
language sql immutable set search_path = pg_catalog as $f$
    select ('mf_' || replace(p_grant::text, '-', ''))::name
$f$;

create function mayfly.name_of(p_oid oid) returns name
language sql stable set search_path = pg_catalog as $f$
    select rolname from pg_roles where oid = p_oid
$f$;

-- Powers do not show in any object's ACL; neither a template nor a grant may reach one.
create function mayfly.powers(p_oid oid) returns text[]
language sql stable set search_path = pg_catalog as $f$
    select coalesce(array_agg(distinct power order by power), '{}')
    from pg_roles r
    cross join lateral (values (r.rolsuper, 'superuser'), (r.rolcreaterole, 'createrole'), (r.rolcreatedb, 'createdb'),
                               (r.rolreplication, 'replication'), (r.rolbypassrls, 'bypassrls')) as p (held, power)
    where p.held and pg_has_role(p_oid, r.oid, 'member')
$f$;

create function mayfly.template_oid(p_template name) returns oid
language plpgsql stable set search_path = pg_catalog, mayfly as $f$
declare
    found oid;
begin
    select r.oid into found
    from mayfly.allowed a
    join pg_roles r on r.oid = a.template
    where r.rolname = p_template and not r.rolcanlogin and mayfly.powers(r.oid) = '{}';
    if found is null then
        raise 'template % is not allowed', p_template using errcode = '42501';
    end if;
    return found;
end $f$;

-- "is not true": a null or a missing settings row must refuse, not slip through.
create function mayfly.require_ttl(p_not_after timestamptz) returns void
language plpgsql stable set search_path = pg_catalog, mayfly as $f$
begin
    if (p_not_after > clock_timestamp()
        and p_not_after <= clock_timestamp() + (select max_ttl from mayfly.settings)) is not true then
        raise 'the expiry is past, or further off than this target allows' using errcode = '22023';
    end if;
end $f$;

-- A verifier that the client computed, never a password: what the server is told, its log may show.
create function mayfly.require_verifier(p_verifier text) returns void
language plpgsql immutable set search_path = pg_catalog as $f$
begin
    if (p_verifier ~ '^SCRAM-SHA-256\$[1-9]\d*:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]{44}:[A-Za-z0-9+/=]{44}$') is not true then
        raise 'not a SCRAM-SHA-256 verifier' using errcode = '22023';
    end if;
end $f$;

-- The fence. Every way in passes here and holds the row that contain() needs; whoever comes after it is refused.
create function mayfly.admit(p_grant uuid, p_template oid, p_not_after timestamptz) returns mayfly.grant_state
language plpgsql set search_path = pg_catalog, mayfly as $f$
declare
    g mayfly.grant_state;
begin
    insert into mayfly.grant_state (grant_id, kind, template_oid, not_after)
        values (p_grant, 'role', p_template, p_not_after)
        on conflict (grant_id) do nothing;
    select * into g from mayfly.grant_state where grant_id = p_grant for update;
    if g.revoked_at is not null then
        raise 'grant % has ended here', p_grant using errcode = 'MF001';
    end if;
    if g.template_oid is distinct from p_template then
        raise 'grant % stands here with another template', p_grant using errcode = 'MF003';
    end if;
    return g;
end $f$;

-- Idempotent by grant. A repeat keeps the first verifier, for the intent holds the one there is.
create function mayfly.provision_role(p_grant uuid, p_template name, p_verifier text, p_not_after timestamptz)
returns name
language plpgsql security definer
set search_path = pg_catalog, mayfly
set createrole_self_grant = 'inherit'   -- DROP OWNED needs the owner to inherit from what it made
as $f$
declare
    fresh name := mayfly.role_of(p_grant);
    template oid := mayfly.template_oid(p_template);
    g mayfly.grant_state;
begin
    perform mayfly.require_verifier(p_verifier);
    perform mayfly.require_ttl(p_not_after);
    g := mayfly.admit(p_grant, template, p_not_after);
    if g.role_oid is not null then
        if mayfly.name_of(g.role_oid) is distinct from fresh then
            raise 'the role of grant % is missing', p_grant using errcode = 'MF003';
        end if;
        return fresh;
    end if;
    execute format('create role %I nologin connection limit 5', fresh);
    -- set false: SET ROLE would let it own things as the template, which removal leaves standing
    execute format('grant %I to %I with inherit true, set false, admin false', p_template, fresh);
    begin
        execute format('alter role %I login password %L valid until %L', fresh, p_verifier, p_not_after);
    exception when others then
        -- raised anew: the original carries the statement, verifier and all, to the log and the client
        raise '%', sqlerrm using errcode = sqlstate;
    end;
    update mayfly.grant_state set role_oid = fresh::regrole::oid where grant_id = p_grant;
    return fresh;
end $f$;

create function mayfly.extend(p_grant uuid, p_not_after timestamptz) returns void
language plpgsql security definer
set search_path = pg_catalog, mayfly as $f$
declare
    g mayfly.grant_state;
begin
    perform mayfly.require_ttl(p_not_after);
    select * into g from mayfly.grant_state where grant_id = p_grant for update;
    if g.revoked_at is not null then
        raise 'grant % has ended here', p_grant using errcode = 'MF001';
    end if;
    if g.role_oid is null or mayfly.name_of(g.role_oid) is null then
        raise 'grant % does not stand here', p_grant using errcode = 'MF003';
    end if;
    execute format('alter role %I valid until %L', mayfly.name_of(g.role_oid), p_not_after);
    update mayfly.grant_state set not_after = p_not_after where grant_id = p_grant;
end $f$;

-- Works for a grant that nobody has provisioned: an end that comes first leaves a tombstone that refuses the start.
create function mayfly.contain(p_grant uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, mayfly as $f$
declare
    g mayfly.grant_state;
begin
    insert into mayfly.grant_state (grant_id, not_after, revoked_at)
        values (p_grant, clock_timestamp(), clock_timestamp())
        on conflict (grant_id) do update
        set revoked_at = coalesce(mayfly.grant_state.revoked_at, clock_timestamp())
        returning * into g;
    if mayfly.name_of(g.role_oid) is not null then
        execute format('alter role %I nologin', mayfly.name_of(g.role_oid));
    end if;
end $f$;

create function mayfly.sessions(p_role oid) returns setof int
language sql volatile set search_path = pg_catalog as $f$
    select pid from pg_stat_activity where usesysid = p_role
$f$;

-- Logins that passed the rolcanlogin check before containment and have no user in pg_stat_activity yet. One that still
-- waits for its client has not passed the check; one that began after containment had committed cannot pass it.
create function mayfly.starting(p_since timestamptz) returns int
language plpgsql volatile set search_path = pg_catalog as $f$
begin
    if not pg_has_role('pg_read_all_stats', 'usage') then
        raise 'pg_read_all_stats is missing' using errcode = '42501';   -- unseen must not read as none
    end if;
    return (select count(*) from pg_stat_activity
            where state = 'starting' and usesysid is null and wait_event is distinct from 'ClientRead'
              and coalesce(backend_start <= p_since, true));
end $f$;

-- Safe to call again at any time.
create function mayfly.remove(p_grant uuid) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, mayfly
set lock_timeout = '2s' as $f$
declare
    g mayfly.grant_state;
    left_over int[];
    begun int;
    killed int[] := '{}';
    elsewhere text[];
begin
    select * into g from mayfly.grant_state where grant_id = p_grant for update;
    if g.revoked_at is null then
        raise 'grant % is not contained', p_grant using errcode = 'MF002';
    end if;
    if g.revoked_at >= now() then
        -- the same transaction, or one that began before containment committed: others may still log in
        raise 'the containment of grant % is not committed', p_grant using errcode = 'MF002';
    end if;
    g.removing_at := coalesce(g.removing_at, clock_timestamp());
    update mayfly.grant_state set removing_at = g.removing_at where grant_id = p_grant;
    for round in 1..100 loop
        perform pg_stat_clear_snapshot();   -- else every round sees what the first one saw
        left_over := array(select s from mayfly.sessions(g.role_oid) s);
        begun := mayfly.starting(g.removing_at);
        exit when left_over = '{}' and begun = 0;
        perform pg_terminate_backend(pid) from unnest(left_over) pid;
        killed := array(select distinct unnest(killed || left_over));
        perform pg_sleep(0.02);
    end loop;
    if left_over <> '{}' or begun > 0 then
        return jsonb_build_object('gone', false, 'killed', cardinality(killed),
                                  'sessions', cardinality(left_over), 'starting', begun);
    end if;
    if mayfly.name_of(g.role_oid) is not null then
        execute format('drop owned by %I', mayfly.name_of(g.role_oid));
        select array_agg(distinct d.datname::text) into elsewhere
        from pg_shdepend s
        join pg_database d on d.oid = s.dbid
        where s.refclassid = 'pg_authid'::regclass and s.refobjid = g.role_oid;
        if elsewhere is not null then
            return jsonb_build_object('gone', false, 'killed', cardinality(killed), 'elsewhere', to_jsonb(elsewhere));
        end if;
        execute format('drop role %I', mayfly.name_of(g.role_oid));
    end if;
    update mayfly.grant_state set removed_at = coalesce(removed_at, clock_timestamp()) where grant_id = p_grant;
    return jsonb_build_object('gone', true, 'killed', cardinality(killed));
end $f$;

-- For another database that remove() names under "elsewhere": anybody can make a large object where he may enter.
-- By name, because the state of grants lies in one database only.
create function mayfly.disown(p_grant uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, mayfly
set lock_timeout = '2s' as $f$
begin
    if exists (select 1 from pg_roles where rolname = mayfly.role_of(p_grant) and not rolcanlogin) then
        execute format('drop owned by %I', mayfly.role_of(p_grant));
    end if;
end $f$;

create function mayfly.inspect(p_grant uuid) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, mayfly as $f$
declare
    g mayfly.grant_state;
    standing boolean;
    sessions int;
    begun int;
begin
    select * into g from mayfly.grant_state where grant_id = p_grant;
    perform pg_stat_clear_snapshot();
    standing := exists (select 1 from pg_roles where oid = g.role_oid or rolname = mayfly.role_of(p_grant));
    sessions := (select count(*) from mayfly.sessions(g.role_oid));
    begun := case when g.removing_at is null then 0 else mayfly.starting(g.removing_at) end;
    return jsonb_build_object(
        'gone', g.removing_at is not null and not standing and sessions = 0 and begun = 0,
        'existed', g.role_oid is not null,
        'tombstone', g.revoked_at is not null,
        'role', standing,
        'sessions', sessions,
        'starting', begun,
        'at', clock_timestamp());
end $f$;

-- What the grant's role can do in this database now: memberships resolved whether inherited or reachable by SET ROLE,
-- PUBLIC included. "public" names what every role of this server can do anyway. In the system schemas only what goes
-- beyond PUBLIC is listed.
create function mayfly.read_scope(p_grant uuid) returns setof jsonb
language sql stable security definer
set search_path = pg_catalog, mayfly as $f$
    with who as (select role_oid as oid from mayfly.grant_state where grant_id = p_grant and role_oid is not null),
    reach as (select r.oid from pg_roles r, who where pg_has_role(who.oid, r.oid, 'member')),
    sys as (select oid from pg_namespace where nspname in ('pg_catalog', 'information_schema')),
    rel as (
        select c.oid, n.nspname || '.' || c.relname as object, c.relnamespace in (select oid from sys) as is_sys,
               case c.relkind when 'S' then 'sequence' else 'table' end as kind
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'v', 'm', 'f', 'p', 'S') and n.nspname !~ '^pg_(toast|temp)'),
    rights as (
        select rel.kind, rel.object, p.p as privilege, has_table_privilege('public', rel.oid, p.p) as everybody
        from rel
        cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) p
        where rel.kind = 'table'
          and exists (select 1 from reach where has_table_privilege(reach.oid, rel.oid, p.p))
          and not (rel.is_sys and has_table_privilege('public', rel.oid, p.p))
        union all
        select rel.kind, rel.object, p.p, has_sequence_privilege('public', rel.oid, p.p)
        from rel
        cross join unnest(array['SELECT', 'USAGE', 'UPDATE']) p
        where rel.kind = 'sequence'
          and exists (select 1 from reach where has_sequence_privilege(reach.oid, rel.oid, p.p))
        union all
        select 'column', rel.object || '.' || a.attname, p.p, has_column_privilege('public', rel.oid, a.attnum, p.p)
        from rel
        join pg_attribute a on a.attrelid = rel.oid and a.attnum > 0 and not a.attisdropped and a.attacl is not null
        cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) p
        where rel.kind = 'table'
          and exists (select 1 from reach where has_column_privilege(reach.oid, rel.oid, a.attnum, p.p)
                                            and not has_table_privilege(reach.oid, rel.oid, p.p))
          and not (rel.is_sys and has_column_privilege('public', rel.oid, a.attnum, p.p))
        union all
        select case when f.prosecdef then 'definer-function' else 'function' end,
               format('%s.%s(%s)', n.nspname, f.proname, pg_get_function_identity_arguments(f.oid)), 'EXECUTE',
               has_function_privilege('public', f.oid, 'EXECUTE')
        from pg_proc f
        join pg_namespace n on n.oid = f.pronamespace
        where exists (select 1 from reach where has_function_privilege(reach.oid, f.oid, 'EXECUTE'))
          and not (f.pronamespace in (select oid from sys) and has_function_privilege('public', f.oid, 'EXECUTE'))
        union all
        select 'schema', n.nspname::text, p.p, has_schema_privilege('public', n.oid, p.p)
        from pg_namespace n
        cross join unnest(array['USAGE', 'CREATE']) p
        where n.nspname !~ '^pg_(toast|temp)'
          and exists (select 1 from reach where has_schema_privilege(reach.oid, n.oid, p.p))
          and not (n.oid in (select oid from sys) and has_schema_privilege('public', n.oid, p.p))
        union all
        select 'database', d.datname::text, p.p, has_database_privilege('public', d.oid, p.p)
        from pg_database d
        cross join unnest(array['CONNECT', 'CREATE', 'TEMPORARY']) p
        where d.datallowconn and exists (select 1 from reach where has_database_privilege(reach.oid, d.oid, p.p))
        union all
        select 'role', r.rolname::text, 'MEMBER', false
        from reach
        join pg_roles r using (oid)
        where r.oid not in (select oid from who)
        union all
        select 'power', power, 'HAS', false
        from who, unnest(mayfly.powers(who.oid)) power)
    select jsonb_build_object('kind', kind, 'object', object,
                              'privileges', jsonb_agg(privilege order by privilege),
                              'public', coalesce(jsonb_agg(privilege order by privilege) filter (where everybody), '[]'))
    from rights
    group by kind, object
    order by kind, object
$f$;

-- A look at the whole target: what carries our mark with its state, sessions whose role is gone, and logins that could
-- use what lies in a protected schema without a grant.
create function mayfly.discover() returns setof jsonb
language sql volatile security definer
set search_path = pg_catalog, mayfly as $f$
    select jsonb_build_object('what', 'role', 'name', r.rolname, 'grant', g.grant_id,
        'state', case when g.grant_id is null then 'unknown' when g.removed_at is not null then 'removed'
                      when g.revoked_at is not null then 'contained' when g.not_after <= clock_timestamp() then 'expired'
                      else 'live' end,
        'login', r.rolcanlogin, 'powers', array_to_string(mayfly.powers(r.oid), ','))
    from pg_roles r
    left join mayfly.grant_state g on g.role_oid = r.oid
    where r.rolname ~ '^mf_[0-9a-f]{32}$'
    union all
    select jsonb_build_object('what', 'orphan-session', 'name', s.pid::text,
        'grant', (select g.grant_id from mayfly.grant_state g where g.role_oid = s.usesysid))
    from pg_stat_activity s
    where s.usesysid is not null and not exists (select 1 from pg_roles r where r.oid = s.usesysid)
    union all
    select jsonb_build_object('what', 'standing-login', 'name', r.rolname, 'schema', p.schema, 'superuser', r.rolsuper)
    from pg_roles r
    cross join mayfly.protected p
    where r.rolcanlogin and r.rolname !~ '^mf_[0-9a-f]{32}$' and exists (
        select 1
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        join pg_roles x on pg_has_role(r.oid, x.oid, 'member')
        where n.nspname = p.schema and c.relkind in ('r', 'v', 'm', 'f', 'p')
          and (has_any_column_privilege(x.oid, c.oid, 'SELECT, INSERT, UPDATE, REFERENCES')
               or has_table_privilege(x.oid, c.oid, 'DELETE, TRUNCATE, TRIGGER, MAINTAIN')))
$f$;

revoke all on all functions in schema mayfly from public;
grant usage on schema mayfly to svc_issuer, svc_revoker;
grant execute on function mayfly.provision_role, mayfly.extend, mayfly.read_scope to svc_issuer;
grant execute on function mayfly.contain, mayfly.remove, mayfly.disown, mayfly.inspect, mayfly.discover to svc_revoker;
