/** Policy's store in PostgreSQL: native statements, one for each batch. */
package io.mayfly.policy.store;
