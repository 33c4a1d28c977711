/**
 * What intake decides, in plain Java: who speaks, what was said, which attempt it is about, whether
 * it is news.
 */
package io.mayfly.intake.core;
