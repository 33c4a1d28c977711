/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common;

import java.time.Clock;
import java.time.Instant;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * The contract depends on nothing of ours and on no framework, and time comes to it from outside.
 */
@AnalyzeClasses(packages = "io.mayfly.common", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DEPENDS_ON_NOTHING_OF_OURS =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.mayfly.connector..",
                            "io.mayfly.runtime..",
                            "io.mayfly.intake..",
                            "io.mayfly.policy..",
                            "io.mayfly.issuer..",
                            "io.mayfly.revoker..",
                            "io.mayfly.audit..");

    @ArchTest
    static final ArchRule IS_PLAIN_JAVA =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.quarkus..",
                            "io.smallrye..",
                            "jakarta..",
                            "io.vertx..",
                            "org.apache.kafka..",
                            "io.opentelemetry..");

    @ArchTest
    static final ArchRule HAS_NO_CLOCK =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Clock.class);
}
