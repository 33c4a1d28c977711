/** What a connector to a target must do. Calls block; they are made on virtual threads. */
package io.mayfly.connector;
