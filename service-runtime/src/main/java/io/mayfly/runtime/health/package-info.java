/** What a machine asks to know whether the service is ready and well. */
package io.mayfly.runtime.health;
