/** What all services answer alike over HTTP: problems with stable codes, bodies within limits. */
package io.mayfly.runtime.http;
