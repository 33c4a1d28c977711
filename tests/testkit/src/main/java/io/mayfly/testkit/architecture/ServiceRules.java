/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.testkit.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Properties;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds in every service: a plain core, constructor injection, time from outside,
 * authorisation on methods, and no dependency on another service.
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "io.mayfly.issuer", importOptions = DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest static final ArchTests RULES = ArchTests.in(ServiceRules.class);
 * }
 * }</pre>
 */
public final class ServiceRules {

    private static final List<String> SERVICES =
            List.of("intake", "policy", "issuer", "revoker", "audit");

    @ArchTest
    static final ArchRule CORE_IS_PLAIN_JAVA =
            noClasses()
                    .that()
                    .resideInAPackage("..core..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.mayfly.runtime..",
                            "io.opentelemetry..",
                            "io.quarkus..",
                            "io.smallrye..",
                            "io.vertx..",
                            "jakarta..",
                            "org.apache.kafka..",
                            "org.eclipse.microprofile..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule BEANS_ARE_GIVEN_TO_CONSTRUCTORS =
            noFields()
                    .should()
                    .beAnnotatedWith("jakarta.inject.Inject")
                    .orShould()
                    .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                    .orShould()
                    .beAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Channel")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule TIME_COMES_FROM_OUTSIDE =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(OffsetDateTime.class, "now")
                    .orShould()
                    .callMethod(ZonedDateTime.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(Thread.class, "sleep", long.class)
                    .allowEmptyShould(true);

    private ServiceRules() {}

    @ArchTest
    static void noServiceDependsOnAnother(JavaClasses classes) {
        for (String service : SERVICES) {
            String[] others =
                    SERVICES.stream()
                            .filter(other -> !other.equals(service))
                            .map(other -> "io.mayfly." + other + "..")
                            .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("io.mayfly." + service + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    /** Path policies have been bypassed by odd spellings of a path, again and again. */
    @ArchTest
    static void authorisesOnMethodsNotPaths(JavaClasses classes) {
        assertThat(applicationProperties().stringPropertyNames())
                .noneMatch(name -> name.contains("quarkus.http.auth.permission"));
    }

    private static Properties applicationProperties() {
        Properties properties = new Properties();
        try (InputStream file =
                Thread.currentThread()
                        .getContextClassLoader()
                        .getResourceAsStream("application.properties")) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }
}
