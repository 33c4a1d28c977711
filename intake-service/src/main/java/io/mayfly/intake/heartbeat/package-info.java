/** Tasks that have gone silent. */
package io.mayfly.intake.heartbeat;
