/**
 * Real servers for tests, on free ports, each started once per test run when it is first asked for
 * and ended with it. {@link io.mayfly.testkit.server.RealServers} hands them to tests as
 * parameters; whoever needs them elsewhere (a resource of a framework's own tests) asks for {@code
 * shared()}.
 */
package io.mayfly.testkit.server;
