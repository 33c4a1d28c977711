/** Policy's signature, without which no decision counts. */
package io.mayfly.policy.signing;
