-- SPDX-FileCopyrightText: The Mayfly authors
-- SPDX-License-Identifier: Apache-2.0
--
-- A small shop, as the demo target: tables with data, and one template role for each access that may be given.

create table public.products (
    id    integer primary key,
    name  text    not null,
    cents integer not null check (cents > 0)
);
create table public.customers (
    id    integer primary key,
    name  text not null,
    email text not null unique
);
create table public.orders (
    id          integer     primary key,
    customer_id integer     not null references public.customers,
    product_id  integer     not null references public.products,
    quantity    integer     not null check (quantity > 0),
    ordered_at  timestamptz not null
);
create table public.payments (
    id       integer primary key,
    order_id integer not null references public.orders,
    cents    integer not null,
    card     text    not null
);

insert into public.products
    select n, 'Product ' || n, 100 + n * 37 from generate_series(1, 40) n;
insert into public.customers
    select n, 'Customer ' || n, 'customer' || n || '@shop.example' from generate_series(1, 150) n;
insert into public.orders
    select n, 1 + n % 150, 1 + n % 40, 1 + n % 5, timestamptz '2026-01-01 08:00Z' + n * interval '3 h'
    from generate_series(1, 1200) n;
insert into public.payments
    select n, n, 100 + n, '**** **** **** ' || lpad((n % 10000)::text, 4, '0') from generate_series(1, 1200) n;

create role mftpl_orders_read nologin;
grant usage on schema public to mftpl_orders_read;
grant select on public.orders to mftpl_orders_read;
create role mftpl_orders_write nologin;
grant usage on schema public to mftpl_orders_write;
grant select, update on public.orders to mftpl_orders_write;
create role mftpl_customers_read nologin;
grant usage on schema public to mftpl_customers_read;
grant select on public.customers to mftpl_customers_read;
create role mftpl_products_read nologin;
grant usage on schema public to mftpl_products_read;
grant select on public.products to mftpl_products_read;
