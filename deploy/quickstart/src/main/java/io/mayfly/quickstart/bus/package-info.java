/** The bus of one machine: the broker's process, its topics, its users and what each may do. */
package io.mayfly.quickstart.bus;
