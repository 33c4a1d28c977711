/** Configuration and wiring. */
package io.mayfly.intake.start;
