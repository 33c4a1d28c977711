/** What operators and readers may ask of the revoker. */
package io.mayfly.revoker.rest;
