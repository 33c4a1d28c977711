/** Time that tests move. */
package io.mayfly.testkit.clock;
