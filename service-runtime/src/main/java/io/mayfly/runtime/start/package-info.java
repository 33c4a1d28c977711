/** What is decided as the process starts: the clock, the crash points of fault tests. */
package io.mayfly.runtime.start;
