/** The whole system on one machine: broker, databases, the five services and a demo target. */
package io.mayfly.quickstart;
