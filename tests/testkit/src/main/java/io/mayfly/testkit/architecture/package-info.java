/** The rules of the layout, as tests that every service runs. */
package io.mayfly.testkit.architecture;
