/** What comes in from the topics, and the signs of life that go out to them. */
package io.mayfly.revoker.event;
