/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector.postgres;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.mayfly.common.access.Access;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.grant.Inspection;
import io.mayfly.connector.Connector;
import io.mayfly.connector.ConnectorContract;
import io.mayfly.connector.ConnectorException;
import io.mayfly.connector.ConnectorFactory.Role;
import io.mayfly.connector.Credential;
import io.mayfly.connector.GrantSpec;
import io.mayfly.connector.ProvisionRequest;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** The contract is worth something only if a connector that lies does not pass it. */
class LiarsFailTheContractIT {

    private static final Connector ISSUING = TestTarget.get().connector(Role.ISSUING);
    private static final Connector ENDING = TestTarget.get().connector(Role.ENDING);

    @Test
    void oneThatSaysRemovedAndRemovesNothing() {
        assertThat(failuresOf(RemovesNothing.class))
                .contains("cutsLiveSessions", "provesWhatIsGone");
    }

    @Test
    void oneThatContainsNothing() {
        assertThat(failuresOf(ContainsNothing.class))
                .contains("letsNobodyInOnceContained", "refusesAProvisioningThatComesAfterTheEnd");
    }

    @Test
    void oneThatInspectsFromMemory() {
        assertThat(failuresOf(InspectsFromMemory.class)).contains("doesNotSayGoneBeforeItIs");
    }

    @Test
    void oneThatGivesMoreThanWasAskedFor() {
        assertThat(failuresOf(GivesTooMuch.class)).contains("givesExactlyWhatWasAskedFor");
    }

    @Test
    void oneThatSwallowsTheTombstone() {
        assertThat(failuresOf(SwallowsTombstones.class))
                .contains(
                        "refusesAProvisioningThatComesAfterTheEnd",
                        "refusesALateRepeatOfAProvisioning");
    }

    private static Set<String> failuresOf(Class<? extends ConnectorContract> contract) {
        Set<String> failures = new TreeSet<>();
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getTestDescriptor().getDisplayName().replace("()", ""))
                .forEach(failures::add);
        return failures;
    }

    /** The contract with the honest connectors; liars replace one of the two. */
    abstract static class Contract extends ConnectorContract {
        @Override
        protected Connector issuing() {
            return ISSUING;
        }

        @Override
        protected Connector ending() {
            return ENDING;
        }

        @Override
        protected Outsider outsider() {
            return new JdbcOutsider(TestTarget.get());
        }

        @Override
        protected Access offered() {
            return TestTarget.ORDERS;
        }

        @Override
        protected Access notOffered() {
            return TestTarget.REFUNDS;
        }
    }

    static class RemovesNothing extends Contract {
        @Override
        protected Connector ending() {
            return new Delegating(ENDING) {
                @Override
                public int remove(GrantId grant) {
                    return 1;
                }
            };
        }
    }

    static class ContainsNothing extends Contract {
        @Override
        protected Connector ending() {
            return new Delegating(ENDING) {
                @Override
                public void contain(GrantId grant) {}
            };
        }
    }

    static class InspectsFromMemory extends Contract {
        @Override
        protected Connector ending() {
            return new Delegating(ENDING) {
                @Override
                public Inspection inspect(GrantId grant) {
                    return new Inspection(true, true, 0, new TreeMap<>(), Instant.now());
                }
            };
        }
    }

    static class GivesTooMuch extends Contract {
        @Override
        protected Connector issuing() {
            return new Delegating(ISSUING) {
                @Override
                public Optional<Credential> provision(ProvisionRequest request) {
                    Optional<Credential> credential = super.provision(request);
                    grantMore(request.spec());
                    return credential;
                }
            };
        }

        private static void grantMore(GrantSpec spec) {
            try {
                TestTarget.get()
                        .run(
                                TestTarget.DATABASE,
                                "grant select on public.customers to "
                                        + PostgresConnector.roleOf(spec.grant()));
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    static class SwallowsTombstones extends Contract {
        @Override
        protected Connector issuing() {
            return new Delegating(ISSUING) {
                @Override
                public Optional<Credential> provision(ProvisionRequest request) {
                    try {
                        return super.provision(request);
                    } catch (ConnectorException tombstoned) {
                        return Optional.empty();
                    }
                }
            };
        }
    }
}
