/**
 * The targets and the work on them: who removes, who looks for what has expired, who asks whether a
 * target answers.
 */
package io.mayfly.revoker.removal;
