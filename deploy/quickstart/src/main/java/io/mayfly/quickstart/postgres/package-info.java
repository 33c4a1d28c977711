/** Real PostgreSQL servers from packaged binaries: the services' databases and the demo target. */
package io.mayfly.quickstart.postgres;
