/**
 * The contract that the services, connectors and clients share: words, events, codec, life of a
 * grant.
 */
package io.mayfly.common;
