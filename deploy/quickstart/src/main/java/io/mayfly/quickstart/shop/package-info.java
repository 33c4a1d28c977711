/** The demo target: a small shop on a PostgreSQL server of its own. */
package io.mayfly.quickstart.shop;
