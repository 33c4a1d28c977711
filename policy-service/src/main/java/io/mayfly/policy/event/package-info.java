/** Policy on its topics: tasks and signals in, decisions and identities out. */
package io.mayfly.policy.event;
