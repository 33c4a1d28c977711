/** The one channel by which a service reads: batches in order, in place, offsets after the work. */
package io.mayfly.runtime.channel;
