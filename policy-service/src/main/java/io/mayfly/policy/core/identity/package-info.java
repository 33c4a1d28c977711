/** Principals and owners: declared by files, versioned, locked by signals. */
package io.mayfly.policy.core.identity;
