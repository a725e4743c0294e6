/** What will be run, decided before anything starts. */
package org.tcpp.plan;
