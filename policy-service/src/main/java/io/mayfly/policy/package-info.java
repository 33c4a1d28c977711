/** Decides: may this task have this access, how long, who must agree. */
package io.mayfly.policy;
