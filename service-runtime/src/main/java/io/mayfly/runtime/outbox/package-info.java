/** State and its events commit together; what is committed reaches the bus, in order. */
package io.mayfly.runtime.outbox;
