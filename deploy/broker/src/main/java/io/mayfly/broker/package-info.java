/** A real Apache Kafka broker for one machine, in a process and on a class path of its own. */
package io.mayfly.broker;
