/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.removal;

import java.util.Optional;
import java.util.Set;

import io.mayfly.common.access.TargetName;
import io.mayfly.connector.Connector;
import io.mayfly.connector.ConnectorFactory;
import io.mayfly.connector.Targets;
import io.mayfly.revoker.RevokerConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** The configured targets, opened with their ending logins. */
@Singleton
public class EndingTargets {

    private static final Logger LOG = Logger.getLogger(EndingTargets.class);

    private final Targets targets;

    EndingTargets(RevokerConfig config) {
        this.targets =
                Targets.open(config.targets(), config.secrets(), ConnectorFactory.Role.ENDING);
        targets.problems().forEach(problem -> LOG.errorf("target is refused; file=%s", problem));
    }

    /** The connector of that target; empty if no good file names it. */
    public Optional<Connector> named(TargetName target) {
        return targets.named(target);
    }

    /** All targets that have a connector. */
    public Set<TargetName> names() {
        return targets.names();
    }

    @PreDestroy
    void close() {
        targets.close();
    }
}
