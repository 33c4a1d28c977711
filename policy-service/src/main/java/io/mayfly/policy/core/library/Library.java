/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.library;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.mayfly.policy.core.decide.Declared;
import io.mayfly.policy.core.file.FileText;
import io.mayfly.policy.core.file.Problem;
import io.mayfly.policy.core.file.RefusedFile;
import io.mayfly.policy.core.identity.OwnerFile;
import io.mayfly.policy.core.identity.PrincipalFile;
import io.mayfly.policy.core.rule.Effect;
import io.mayfly.policy.core.rule.Policy;
import io.mayfly.policy.core.rule.PolicyFile;
import io.mayfly.policy.core.rule.PolicySet;

/**
 * The operator's files: policies, principals, owners. They are read together and taken as a whole.
 * A refused file leaves the others as they are; where it held a policy, a permit falls silent and a
 * deny goes on, so that a slip of the pen never opens anything.
 */
public final class Library {

    private final Folder policies;
    private final Folder principals;
    private final Folder owners;
    private final KeysFolder keys;
    private final PolicyFile policyFile;
    private final InstantSource clock;
    private final List<Path> watched;
    private volatile Loaded loaded = Loaded.nothing();
    private Optional<Signature> settled = Optional.empty();

    /** The library of a configuration folder. */
    public Library(
            Path configuration, KeysFolder keys, PolicyFile policyFile, InstantSource clock) {
        this.policies = new Folder(configuration.resolve("policies"));
        this.principals = new Folder(configuration.resolve("principals"));
        this.owners = new Folder(configuration.resolve("owners"));
        this.keys = keys;
        this.policyFile = policyFile;
        this.clock = clock;
        this.watched =
                List.of(
                        configuration.resolve("policies"),
                        configuration.resolve("principals"),
                        configuration.resolve("owners"),
                        keys.path());
    }

    /** What was loaded last. */
    public Loaded loaded() {
        return loaded;
    }

    /** Loads again if the files look different from when they were loaded last. */
    public synchronized Loaded refresh() {
        Optional<Signature> now = signature();
        if (now.isEmpty() || !now.equals(settled)) {
            load();
            settled = now.filter(signature -> signature.settledAt(clock.instant()));
        }
        return loaded;
    }

    private Optional<Signature> signature() {
        try {
            return Optional.of(Signature.of(watched));
        } catch (UncheckedIOException unlisted) {
            return Optional.empty();
        }
    }

    /** Reads the files again and replaces all that was loaded, at once. */
    public synchronized Loaded load() {
        List<Problem> problems = new ArrayList<>();
        Map<String, Policy> byFile = policies(problems);
        Declared declared = declared(problems);
        loaded = new Loaded(new PolicySet(byFile.values()), byFile, declared, problems);
        return loaded;
    }

    private Map<String, Policy> policies(List<Problem> problems) {
        Optional<Folder.Content> content = content(policies, problems);
        if (content.isEmpty()) {
            return loaded.byFile();
        }
        Map<String, Policy> byFile = new HashMap<>();
        Map<String, String> fileOfName = new HashMap<>();
        for (FileText text : content.orElseThrow().texts()) {
            taken(text, this::policy, problems)
                    .filter(policy -> unique(policy.name(), text, fileOfName, problems))
                    .ifPresent(policy -> byFile.put(text.name(), policy));
        }
        keepDenies(byFile, fileOfName, problems);
        return byFile;
    }

    private Policy policy(FileText text) {
        return Optional.ofNullable(loaded.byFile().get(text.name()))
                .filter(policy -> policy.version().equals(text.version()))
                .orElseGet(() -> policyFile.read(text));
    }

    private void keepDenies(
            Map<String, Policy> byFile, Map<String, String> fileOfName, List<Problem> problems) {
        for (Problem problem : problems) {
            Optional.ofNullable(loaded.byFile().get(problem.file()))
                    .filter(policy -> policy.effect() instanceof Effect.Deny)
                    .filter(policy -> !fileOfName.containsKey(policy.name()))
                    .ifPresent(policy -> byFile.putIfAbsent(problem.file(), policy));
        }
    }

    private Declared declared(List<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        Optional<Folder.Content> ownerTexts = content(owners, found);
        Optional<Folder.Content> principalTexts = content(principals, found);
        List<OwnerFile> declaredOwners =
                identities(ownerTexts, OwnerFile::read, file -> file.id().value(), found);
        List<PrincipalFile> declaredPrincipals =
                identities(
                        principalTexts,
                        text -> PrincipalFile.read(text, keys),
                        file -> file.id().value(),
                        found);
        problems.addAll(found);
        Set<String> unreadable = found.stream().map(Problem::file).collect(Collectors.toSet());
        return new Declared(
                declaredOwners,
                declaredPrincipals,
                unreadable,
                ownerTexts.isPresent() && principalTexts.isPresent());
    }

    private static <T> List<T> identities(
            Optional<Folder.Content> content,
            Function<FileText, T> read,
            Function<T, String> id,
            List<Problem> problems) {
        List<T> taken = new ArrayList<>();
        Map<String, String> fileOfId = new HashMap<>();
        for (FileText text : content.map(Folder.Content::texts).orElse(List.of())) {
            taken(text, read, problems)
                    .filter(one -> unique(id.apply(one), text, fileOfId, problems))
                    .ifPresent(taken::add);
        }
        return taken;
    }

    private static Optional<Folder.Content> content(Folder folder, List<Problem> problems) {
        try {
            Folder.Content content = folder.read();
            problems.addAll(content.problems());
            return Optional.of(content);
        } catch (UncheckedIOException unlisted) {
            problems.add(
                    Problem.of(
                            folder.name(),
                            "the folder cannot be listed: " + unlisted.getCause().getMessage()));
            return Optional.empty();
        }
    }

    private static <T> Optional<T> taken(
            FileText text, Function<FileText, T> read, List<Problem> problems) {
        try {
            return Optional.of(read.apply(text));
        } catch (RefusedFile refused) {
            problems.add(refused.problem());
        } catch (RuntimeException unforeseen) {
            problems.add(
                    Problem.of(
                            text.name(),
                            "cannot be taken: " + unforeseen.getClass().getSimpleName()));
        }
        return Optional.empty();
    }

    private static boolean unique(
            String name, FileText text, Map<String, String> fileOf, List<Problem> problems) {
        String other = fileOf.putIfAbsent(name, text.name());
        if (other != null) {
            problems.add(
                    Problem.of(text.name(), "'%s' stands in %s as well".formatted(name, other)));
        }
        return other == null;
    }
}
