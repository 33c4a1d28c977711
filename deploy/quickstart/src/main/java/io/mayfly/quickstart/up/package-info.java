/** The verbs that start, end and look at the whole system. */
package io.mayfly.quickstart.up;
