/** Keys and tokens of one machine, generated at the first start and private to their owner. */
package io.mayfly.quickstart.key;
