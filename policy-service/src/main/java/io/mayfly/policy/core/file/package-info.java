/** The files an operator edits: read as plain YAML, refused by file, line and clause. */
package io.mayfly.policy.core.file;
