/** Listens: authenticates an outside event, translates it, once. Owns heartbeats. */
package io.mayfly.intake;
