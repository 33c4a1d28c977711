/** Grants on a PostgreSQL server, by functions that the target itself guards. */
package io.mayfly.connector.postgres;
