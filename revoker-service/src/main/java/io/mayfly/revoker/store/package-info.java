/** The revoker's store on PostgreSQL: one statement per batch, compare-and-sets, claimed rows. */
package io.mayfly.revoker.store;
