/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.up;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.mayfly.common.event.Writer;
import io.mayfly.common.task.SourceName;
import io.mayfly.quickstart.ChildProcess;
import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Part;
import io.mayfly.quickstart.PrivateFiles;
import io.mayfly.quickstart.PropertiesText;
import io.mayfly.quickstart.bus.BusLayout;
import io.mayfly.quickstart.bus.BusUser;
import io.mayfly.quickstart.bus.ClientSettings;
import io.mayfly.quickstart.bus.KafkaBroker;
import io.mayfly.quickstart.key.Keys;
import io.mayfly.quickstart.key.TokenMint;
import io.mayfly.quickstart.postgres.PostgresBinaries;
import io.mayfly.quickstart.postgres.PostgresServer;
import io.mayfly.quickstart.postgres.ServiceDatabase;
import io.mayfly.quickstart.service.ServiceProcess;
import io.mayfly.quickstart.service.ServiceSettings;
import io.mayfly.quickstart.shop.Shop;

/**
 * The whole system as processes on this machine: broker, both PostgreSQL servers, the five
 * services. Whoever closes it ends all of them.
 */
public final class LocalSystem implements AutoCloseable {

    private final Plan plan;
    private final Started started = new Started();
    private final Map<Part, ServiceProcess> services = new EnumMap<>(Part.class);
    private KafkaBroker broker;
    private PostgresServer stores;
    private Shop shop;

    /** A system that runs nothing yet. */
    public LocalSystem(Plan plan) {
        this.plan = plan;
    }

    /**
     * Starts everything and waits until every service is ready. Whoever calls closes this, also
     * when it fails.
     */
    public void start(Progress progress) {
        generate();
        Together.run(
                List.of(
                        () -> startBroker(progress),
                        () -> startStores(progress),
                        () -> startShop(progress)));
        launchServices();
        Together.run(
                services.values().stream()
                        .<Runnable>map(service -> () -> awaitReady(service, progress))
                        .toList());
    }

    /** Calls back once for each process that ends while nobody has closed this. */
    void onUnexpectedEnd(Consumer<ChildProcess> report) {
        Stream.concat(
                        Stream.of(broker.process(), stores.process(), shop.server().process()),
                        services.values().stream().map(ServiceProcess::process))
                .forEach(process -> process.onEnd(() -> started.unlessEnding(report, process)));
    }

    public Plan plan() {
        return plan;
    }

    public KafkaBroker broker() {
        return broker;
    }

    /** The services' own server. */
    public PostgresServer stores() {
        return stores;
    }

    public Shop shop() {
        return shop;
    }

    /** One of {@link Part#SERVICES}. */
    public ServiceProcess service(Part service) {
        return services.get(service);
    }

    @Override
    public void close() {
        started.end();
    }

    /** Whether it is being closed. */
    boolean ending() {
        return started.ending();
    }

    /** Keys, tokens, and what sources and tools are told. */
    private void generate() {
        Keys keys = new Keys(plan.home());
        keys.signing(Keys.POLICY);
        keys.principal("agent-7");
        new TokenMint(plan.home(), plan.clock()).mint();
        plan.config().renderTargets(plan.ports(), plan.home().root().resolve("targets"));
        PrivateFiles.write(
                plan.home().root().resolve("endpoints.properties"),
                PropertiesText.of(Endpoints.of(plan.ports())));
        plan.config().sources().forEach(this::generate);
        plan.config()
                .sourceSecrets()
                .forEach(name -> plan.home().password(Home.SOURCES + "/" + name));
    }

    private void generate(SourceName source) {
        BusUser user = BusUser.of(source);
        String bootstrap = Endpoints.bootstrap(plan.ports());
        String password = user.password(plan.home());
        PrivateFiles.write(
                plan.home().root().resolve(source + "-source.properties"),
                PropertiesText.plain(ClientSettings.java(bootstrap, user.name(), password)));
        PrivateFiles.write(
                plan.home().root().resolve(source + "-source.librdkafka.properties"),
                PropertiesText.plain(ClientSettings.librdkafka(bootstrap, user.name(), password)));
    }

    private void startBroker(Progress progress) {
        broker =
                started.server(
                        () -> KafkaBroker.start(plan.installation(), plan.home(), plan.ports()));
        broker.setUp(new BusLayout(plan.config().sources()));
        progress.ready(Part.KAFKA);
    }

    private void startStores(Progress progress) {
        stores = startPostgres(Part.DB);
        database().prepare();
        progress.ready(Part.DB);
    }

    private void startShop(Progress progress) {
        shop = new Shop(startPostgres(Part.SHOP), plan.home()).prepare(plan.installation());
        progress.ready(Part.SHOP);
    }

    private PostgresServer startPostgres(Part part) {
        PostgresServer server =
                started.server(
                        () ->
                                PostgresServer.launch(
                                        PostgresBinaries.in(plan.installation().cache()),
                                        plan.home(),
                                        part.word(),
                                        plan.ports().of(part),
                                        plan.durability()));
        server.awaitReady();
        return server;
    }

    private void launchServices() {
        for (Part part : Part.SERVICES) {
            services.put(
                    part,
                    started.service(
                            () ->
                                    ServiceProcess.start(
                                            part,
                                            plan.home(),
                                            plan.installation().serviceJar(part),
                                            plan.ports().url(part),
                                            settings(part))));
        }
    }

    private Map<String, String> settings(Part part) {
        Writer service = Writer.of(part.word());
        return ServiceSettings.of(
                service,
                plan.home(),
                plan.ports(),
                plan.config(),
                ServiceSettings.common(
                        service,
                        plan.home(),
                        database(),
                        broker.bootstrap(),
                        new TokenMint(plan.home(), plan.clock())));
    }

    private static void awaitReady(ServiceProcess service, Progress progress) {
        service.awaitReady();
        progress.ready(service.service());
    }

    private ServiceDatabase database() {
        return new ServiceDatabase(stores, ServiceDatabase.DEFAULT_NAME, plan.home());
    }
}
