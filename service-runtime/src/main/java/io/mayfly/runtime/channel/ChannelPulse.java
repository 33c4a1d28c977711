/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.mayfly.common.telemetry.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Singleton;
import org.apache.kafka.common.Metric;

/**
 * Whether the channel lives: the age of its last poll, or of the batch at hand if that is older. A
 * channel that stands still means standing access.
 */
@Singleton
public class ChannelPulse {

    /** The age from which a channel counts as stopped. */
    public static final Duration ALARM = Duration.ofSeconds(10);

    private final KafkaClientService clients;
    private final InstantSource clock;
    private final AtomicReference<Optional<AtHand>> atHand =
            new AtomicReference<>(Optional.empty());

    private record AtHand(Instant since, Instant oldest) {}

    ChannelPulse(KafkaClientService clients, InstantSource clock, MeterRegistry meters) {
        this.clients = clients;
        this.clock = clock;
        gauge(
                meters,
                Metrics.CHANNEL_POLL_AGE,
                () -> pollAge().map(ChannelPulse::seconds).orElse(Double.NaN));
        gauge(meters, Metrics.OLDEST_UNPROCESSED_EVENT, () -> seconds(oldestUnprocessed()));
    }

    private static void gauge(MeterRegistry meters, String name, Supplier<Number> age) {
        TimeGauge.builder(name, age, TimeUnit.SECONDS)
                .tag(Metrics.LABEL_CHANNEL, Inlet.CHANNEL)
                .register(meters);
    }

    /** How long the channel has stood still; empty before its first poll. */
    public Optional<Duration> pollAge() {
        return lastPoll()
                .map(
                        polled ->
                                atHand.get()
                                        .map(batch -> longer(polled, since(batch.since())))
                                        .orElse(polled));
    }

    /** Whether the channel has polled, and handled what it got, within that time. */
    public boolean aliveWithin(Duration bound) {
        return pollAge().filter(age -> age.compareTo(bound) <= 0).isPresent();
    }

    /** The age of the oldest record at hand; zero if there is none. */
    public Duration oldestUnprocessed() {
        return atHand.get().map(batch -> since(batch.oldest())).orElse(Duration.ZERO);
    }

    void took(List<InboundRecord> records) {
        Instant now = clock.instant();
        Instant oldest =
                records.stream()
                        .map(InboundRecord::appendTime)
                        .min(Comparator.naturalOrder())
                        .orElse(now);
        atHand.set(Optional.of(new AtHand(now, oldest)));
    }

    void done() {
        atHand.set(Optional.empty());
    }

    /** Whether the bus has once let the channel into its group, and given it what it reads. */
    public boolean joined() {
        return ago("last-rebalance-seconds-ago").isPresent();
    }

    private Optional<Duration> lastPoll() {
        return ago("last-poll-seconds-ago");
    }

    /** How long ago the client says that it was; empty if never. */
    private Optional<Duration> ago(String metric) {
        Optional<KafkaConsumer<?, ?>> consumer =
                Optional.ofNullable(clients.getConsumer(Inlet.CHANNEL));
        return consumer.flatMap(
                client ->
                        client.unwrap().metrics().values().stream()
                                .filter(known -> known.metricName().name().equals(metric))
                                .map(Metric::metricValue)
                                .map(ago -> ((Number) ago).longValue())
                                .filter(ago -> ago >= 0)
                                .map(Duration::ofSeconds)
                                .findFirst());
    }

    private Duration since(Instant then) {
        Duration age = Duration.between(then, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static double seconds(Duration age) {
        return age.toMillis() / 1000.0;
    }
}
