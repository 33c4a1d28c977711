/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.bus;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.mayfly.common.event.Topic;
import io.mayfly.quickstart.QuickstartException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.SaslAuthenticationException;

/** Brings a broker to what a {@link BusLayout} says; each step may be repeated. */
final class BusSetup implements AutoCloseable {

    /** Equal for all topics, so that one task has one partition number everywhere. */
    static final int PARTITIONS = 8;

    private static final short REPLICAS = 1;
    private static final int SCRAM_ITERATIONS = 4096;
    private static final long PATIENCE_SECONDS = 60;

    private final Admin admin;

    BusSetup(Map<String, String> login) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put("reconnect.backoff.ms", "50");
        settings.put("reconnect.backoff.max.ms", "250");
        this.admin = Admin.create(settings);
    }

    void requireReachable() {
        await("reach the broker", admin.describeCluster().clusterId());
    }

    boolean admitted() {
        try {
            admin.describeCluster().clusterId().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof SaslAuthenticationException) {
                return false;
            }
            throw new QuickstartException("cannot reach the broker", refused);
        } catch (TimeoutException silent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new QuickstartException("interrupted while logging in", interrupted);
        }
    }

    void createTopics(Collection<String> names) {
        Set<String> there = await("list topics", admin.listTopics().names());
        List<NewTopic> missing =
                names.stream().filter(name -> !there.contains(name)).map(BusSetup::topic).toList();
        await("create topics", admin.createTopics(missing).all());
    }

    void admit(Collection<BusUser> users, Function<BusUser, String> passwords) {
        List<UserScramCredentialAlteration> logins =
                users.stream()
                        .<UserScramCredentialAlteration>map(
                                user ->
                                        new UserScramCredentialUpsertion(
                                                user.name(),
                                                new ScramCredentialInfo(
                                                        ScramMechanism.SCRAM_SHA_256,
                                                        SCRAM_ITERATIONS),
                                                passwords.apply(user)))
                        .toList();
        await("admit users", admin.alterUserScramCredentials(logins).all());
    }

    /** Rules that stand and are not among these are deleted: an old source loses its inbox. */
    void allowExactly(Collection<Rule> rules) {
        Set<AclBinding> wanted = rules.stream().map(Rule::binding).collect(Collectors.toSet());
        Set<AclBinding> standing =
                new HashSet<>(
                        await("list rules", admin.describeAcls(AclBindingFilter.ANY).values()));
        List<AclBindingFilter> surplus =
                standing.stream()
                        .filter(binding -> !wanted.contains(binding))
                        .map(AclBinding::toFilter)
                        .toList();
        await("delete rules", admin.deleteAcls(surplus).all());
        wanted.removeAll(standing);
        await("create rules", admin.createAcls(wanted).all());
    }

    @Override
    public void close() {
        admin.close();
    }

    private static NewTopic topic(String name) {
        boolean compacted = Topic.named(name).map(Topic::compacted).orElse(false);
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.of(REPLICAS))
                .configs(
                        Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                compacted
                                        ? TopicConfig.CLEANUP_POLICY_COMPACT
                                        : TopicConfig.CLEANUP_POLICY_DELETE,
                                TopicConfig.RETENTION_MS_CONFIG,
                                String.valueOf(TimeUnit.DAYS.toMillis(30)),
                                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                                "LogAppendTime"));
    }

    private static <T> T await(String what, KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            throw new QuickstartException(
                    "cannot %s: %s".formatted(what, refused.getCause().getMessage()), refused);
        } catch (TimeoutException silent) {
            throw new QuickstartException(
                    "cannot %s: no answer within %d s".formatted(what, PATIENCE_SECONDS), silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new QuickstartException("interrupted: " + what, interrupted);
        }
    }
}
