/**
 * The demos: each plays an outside engine and a workload against a running system, and shows what
 * came of it.
 */
package io.mayfly.cli.demo;
