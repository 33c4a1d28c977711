/**
 * The revoker ends access: it marks, contains, removes and proves, for as long as that takes. After
 * an approval it alone states a terminal fact.
 */
package io.mayfly.revoker;
