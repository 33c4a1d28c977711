/** The {@code mayfly} command: what people ask the services, and the demos. */
package io.mayfly.cli;
