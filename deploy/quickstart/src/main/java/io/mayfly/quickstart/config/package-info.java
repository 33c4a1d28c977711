/** What an operator edits, made ready for the running system. */
package io.mayfly.quickstart.config;
