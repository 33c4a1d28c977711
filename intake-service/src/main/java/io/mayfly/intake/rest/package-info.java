/** Intake over HTTP: events in, quarantine and sources to look at. */
package io.mayfly.intake.rest;
