/** Where results go: standard output and error, files, streams; whatever of it fails is told. */
package org.tcpp.output;
