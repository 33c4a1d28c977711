/**
 * Role grants on a PostgreSQL server: a fresh login in a template role, made and removed by
 * functions on the target itself, which hold the fence.
 */
package io.mayfly.connector.postgres;
