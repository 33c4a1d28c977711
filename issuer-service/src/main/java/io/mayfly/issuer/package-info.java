/**
 * The issuer: creates the entitlement, proves its scope, hands out the credential. It alone writes
 * {@code mayfly.grants.v1}, and it cannot revoke.
 *
 * <p>A poll becomes intents and tombstones in one transaction ({@code core.fold}, {@code event});
 * claimed intents are acted on beside it ({@code core.issue}, {@code work}); what was sealed with
 * the intent is handed out once ({@code core.pickup}, {@code rest}). What is over is decided in the
 * store, on the store's clock.
 */
package io.mayfly.issuer;
