/** What the ledger knows of grants. */
package io.mayfly.cli.grants;
