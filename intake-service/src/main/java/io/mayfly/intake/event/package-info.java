/** The inboxes of the sources. */
package io.mayfly.intake.event;
