/** Intake's store: what was seen, attempts, quarantine. */
package io.mayfly.intake.store;
