/** One small blocking interface by which access is given on a target, taken away, and read back. */
package io.mayfly.connector;
