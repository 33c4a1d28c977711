/**
 * A workload as a program of its own: it has its private key, knows the event that started it, and
 * nothing else of the system. What it sees it says on stdout, one JSON object a line, by its own
 * clock.
 */
package io.mayfly.cli.workload;
