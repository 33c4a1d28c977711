/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

import java.time.Duration;
import java.util.stream.Stream;

import io.mayfly.policy.core.file.FileText;
import io.mayfly.policy.core.file.Problem;
import io.mayfly.policy.core.file.RefusedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.mayfly.policy.core.decide.Given.READ_ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PolicyFileTest {

    private static final PolicyFile READER = new PolicyFile(Duration.ofHours(8));

    private static final String DENY =
            """
            name: never
            effect: deny
            sources: ["*"]
            target: "*"
            resources: ["*"]
            actions: ["*"]
            """;

    private static Policy read(String yaml) {
        return READER.read(new FileText("policies/p.yaml", yaml));
    }

    @Test
    void readsAPermit() {
        Policy policy = read(READ_ORDERS + "description: orders\nwhen: task.attempt < 3\n");

        assertThat(policy.name()).isEqualTo("agents-read-one-dataset");
        assertThat(policy.description()).isEqualTo("orders");
        assertThat(policy.effect())
                .isEqualTo(new Effect.Permit(Duration.ofMinutes(1), Duration.ofMinutes(1)));
        assertThat(policy.when()).get().hasToString("task.attempt < 3");
    }

    @Test
    void namesItsVersionByItsText() {
        Policy policy = read(READ_ORDERS);

        assertThat(read(READ_ORDERS).version()).isEqualTo(policy.version());
        assertThat(read(READ_ORDERS + "# a word\n").version()).isNotEqualTo(policy.version());
    }

    @Test
    void readsADenyOfEverything() {
        assertThat(read(DENY).effect()).isEqualTo(new Effect.Deny());
    }

    static Stream<Arguments> hostileFiles() {
        return Stream.of(
                bad("not YAML", "name: [", 1, "", "not YAML"),
                bad("a tab", "name: x\n\teffect: permit", 2, "", "not YAML"),
                bad("empty", "", 1, "", "not a mapping"),
                bad("a list", "- name: x", 1, "", "not a mapping"),
                bad("two documents", READ_ORDERS + "---\n" + READ_ORDERS, 10, "", "not YAML"),
                bad(
                        "an alias bomb",
                        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nname: *c",
                        1,
                        "",
                        "anchors"),
                bad("a circle", "name: &a [*a]", 1, "", "anchors"),
                bad("a tag", "name: !!javax.script.ScriptEngineManager []", 1, "", "tags"),
                bad("a string tag", "name: !!str x", 1, "", "tags"),
                bad("a deep nest", "name: " + "[".repeat(60) + "]".repeat(60), 1, "", "nest"),
                bad("too much", "# " + "x".repeat(70_000), 0, "", "characters"),
                bad("a clause twice", "name: x\n" + READ_ORDERS, 2, "name", "twice"),
                bad("an unknown clause", READ_ORDERS + "wen: true\n", 10, "wen", "no clause"),
                bad(
                        "an unknown clause within",
                        READ_ORDERS.replace("kinds:", "kins: [a]\n  kinds:"),
                        5,
                        "principals.kins",
                        "no clause"),
                bad("no name", without("name: "), 1, "name", "missing"),
                bad("no effect", without("effect: "), 1, "effect", "missing"),
                bad("no sources", without("sources: "), 1, "sources", "missing"),
                bad("no target", without("target: "), 1, "target", "missing"),
                bad("no resources", without("resources: "), 1, "resources", "missing"),
                bad("no actions", without("actions: "), 1, "actions", "missing"),
                bad("no maxDuration", without("maxDuration: "), 1, "maxDuration", "missing"),
                bad("an empty sources", line("sources", "[]"), 3, "sources", "missing"),
                bad("an empty when", READ_ORDERS + "when:\n", 10, "when", "not plain text"),
                bad("any principal", line("  kinds", "[]"), 4, "principals", "permit names"),
                bad("an unknown kind", line("  kinds", "[person]"), 5, "principals.kinds", "none"),
                bad("a wild source", line("sources", "[\"*\"]"), 3, "sources", "match"),
                bad("a wild target", line("target", "\"*\""), 6, "target", "match"),
                bad("a wild action", line("actions", "[\"*\"]"), 8, "actions", "match"),
                bad("another effect", line("effect", "allow"), 2, "effect", "neither"),
                bad("no length of time", line("maxDuration", "soon"), 9, "maxDuration", "length"),
                bad("nothing", line("maxDuration", "PT0S"), 9, "maxDuration", "longer than"),
                bad("less than nothing", line("maxDuration", "-PT9S"), 9, "maxDuration", "longer"),
                bad("a day", line("maxDuration", "24h"), 9, "maxDuration", "the most"),
                bad(
                        "renewal below",
                        READ_ORDERS + "renewableUntil: 30s\n",
                        10,
                        "renewableUntil",
                        "below"),
                bad(
                        "renewal for a day",
                        READ_ORDERS + "renewableUntil: 24h\n",
                        10,
                        "renewableUntil",
                        "the most"),
                bad("half a condition", when("1 <"), 10, "when", "not a condition"),
                bad("no truth", when("1 + 1"), 10, "when", "not a condition"),
                bad("an unknown name", when("principal.knd == 'x'"), 10, "when", "undeclared"),
                bad("two types", when("task.attempt == 'x'"), 10, "when", "no matching overload"),
                bad("a monster", when("(".repeat(5000)), 10, "when", "not a condition"),
                bad("a nest", when("(".repeat(90) + ")".repeat(90)), 10, "when", "not a cond"),
                bad(
                        "a deny with a duration",
                        DENY + "maxDuration: 60s\n",
                        7,
                        "maxDuration",
                        "no clause"));
    }

    private static Arguments bad(String what, String yaml, int line, String clause, String why) {
        return Arguments.of(what, yaml, line, clause, why);
    }

    private static String without(String start) {
        return READ_ORDERS
                .lines()
                .filter(line -> !line.startsWith(start))
                .reduce("", (text, line) -> text + line + "\n");
    }

    private static String line(String name, String value) {
        return READ_ORDERS
                .lines()
                .map(line -> line.startsWith(name + ":") ? name + ": " + value : line)
                .reduce("", (text, line) -> text + line + "\n");
    }

    private static String when(String condition) {
        return READ_ORDERS + "when: \"" + condition + "\"\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileFiles")
    void refusesByFileAndLineAndClause(
            String what, String yaml, int line, String clause, String why) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOfSatisfying(
                        RefusedFile.class,
                        refused -> {
                            Problem problem = refused.problem();
                            assertThat(problem.file()).isEqualTo("policies/p.yaml");
                            assertThat(problem.message()).contains(why);
                            assertThat(problem.clause()).isEqualTo(clause);
                            assertThat(problem.line()).isEqualTo(line);
                        });
    }
}
