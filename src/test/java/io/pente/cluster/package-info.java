/**
 * Tests from outside: {@code submit.sh} as a process, and real standalone clusters of separate
 * processes. Start reading at {@link io.pente.cluster.Submit} and {@link
 * io.pente.cluster.StandaloneCluster}. They use what {@code mvn package} leaves under {@code
 * target/}, so that Failsafe runs them, and nothing else of Pente.
 */
package io.pente.cluster;
