/** The service's own PostgreSQL, in blocking calls of bounded time. */
package io.mayfly.runtime.store;
