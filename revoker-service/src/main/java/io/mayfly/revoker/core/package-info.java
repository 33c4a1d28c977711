/**
 * How access ends: what is heard becomes tombstones and armed grants, what is over becomes debt,
 * and debt is contained, removed and proved for as long as it takes. Plain Java; what it needs of
 * the store, the bus and the targets are the interfaces beside it.
 */
package io.mayfly.revoker.core;
