/** Publishing records and waiting for their acknowledgement. */
package io.mayfly.runtime.bus;
