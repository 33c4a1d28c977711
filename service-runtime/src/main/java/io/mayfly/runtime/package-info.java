/**
 * What the five services share round their cores: the channel in, the outbox, the store, traces,
 * start-up checks. It holds no domain logic; a core never imports it.
 *
 * <h2>How a service is wired</h2>
 *
 * <p>{@code application.properties} of a service says who it is and what it reads, and little more;
 * all the rest stands in this module's {@code META-INF/microprofile-config.properties}:
 *
 * <pre>{@code
 * quarkus.application.name=issuer
 * mp.messaging.incoming.in.topics=mayfly.decisions.v1,mayfly.tasks.v1,mayfly.identities.v1
 * }</pre>
 *
 * <p>The name is also its Kafka principal, consumer group, database schema and role. Migrations lie
 * in {@code src/main/resources/db/migration/V1__*.sql}; they run as the owner, create tables
 * without a schema's name, and grant what the run-time role needs: {@code GRANT SELECT, INSERT ON
 * intent TO ${runtime};}. The outbox tables come with this module (version 0.1). What a deployment
 * must give: {@code mayfly.store.address}, {@code mayfly.store.password}, {@code
 * mayfly.store.owner-password}, {@code mayfly.bus.bootstrap}, {@code mayfly.bus.password}, {@code
 * mayfly.tokens.issuer}, {@code mayfly.tokens.public-key} (a file of the issuer's public keys).
 *
 * <p><b>Consume</b> by offering one bean that is a {@link io.mayfly.runtime.channel.BatchHandler}.
 * There is one channel, {@code in}, with all topics of the service; do not declare any
 * {@code @Incoming} of your own. One call is one poll, in order, one call at a time, on a virtual
 * thread: block freely on the store, never on a target.
 *
 * <pre>{@code
 * @Singleton
 * final class Ends implements BatchHandler {
 *
 *     public void handle(List<InboundRecord> records) {
 *         List<Read> read = records.stream().map(this::read).toList();   // pure, in spans
 *         database.transact(transaction -> {                              // one transaction
 *             store.fold(transaction, read);                              // multi-row statements
 *             outbox.append(transaction, facts(read));                    // its events with it
 *         });
 *     }
 *
 *     public void quarantine(InboundRecord record, RuntimeException reason) {
 *         database.transact(transaction -> store.quarantine(transaction, record, reason));
 *     }
 *
 *     private Read read(InboundRecord record) {
 *         try (OpenSpan span = traces.process(record)) {
 *             Optional<Envelope<Event>> envelope = EventCodec.decode(record.event());
 *             // span.grant(id).task(key); keep span.context() for what follows from it
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>An {@link io.mayfly.runtime.Unavailable} (the store or the bus is away) repeats the same batch
 * for ever. Any other exception has the records come again one by one, and the one that fails by
 * itself goes to {@code quarantine}; whoever knows better quarantines within {@code handle}. {@link
 * io.mayfly.runtime.channel.ReadPositions} tells which partitions this replica owns and how far it
 * has handled them, {@link io.mayfly.runtime.channel.ChannelPulse} whether it polls; {@code
 * BatchHandler.assigned} hears the high watermarks at assignment.
 *
 * <p><b>Store</b>: {@link io.mayfly.runtime.store.Database#transaction} gives a {@link
 * io.mayfly.runtime.store.Transaction} with {@code rows}, {@code row} and {@code update}. Lists go
 * in as arrays: {@code insert ... select from unnest($1::text[], $2::bigint[])}. It blocks: call it
 * on virtual threads only (REST methods: {@code @RunOnVirtualThread}).
 *
 * <p><b>State an event</b>: {@code outbox.append(transaction, List.of(Fact.of(event)
 * .causedBy(envelope.id()).in(span.context())))}. The outbox counts {@code seq} per subject, takes
 * the time from the store's clock, signs if the service offers an {@code EventSigner} bean, and
 * publishes right after the commit. {@code outbox.settled(transaction, subject)} says whether the
 * bus has acknowledged all that was committed of a subject.
 *
 * <p><b>Publish before the commit</b> (marks and beats only): {@code
 * bus.publishAll(List.of(OutboundRecord.of(envelope)))}, and {@code .at(partition)} for a beat.
 *
 * <p><b>Slow work</b> on a target runs from claimed rows on virtual threads of the service's own. A
 * {@link io.mayfly.runtime.Loop} brings it round, survives whatever fails in a round, and ends with
 * the service; {@link io.mayfly.runtime.Patience} repeats and pauses within it. Restore the trace
 * with {@code traces.open("provision", storedTrace)}.
 *
 * <p><b>Crash points</b>: {@code crashes.at(CrashPoint.K3)} halts the process there, if a fault
 * test has armed it by {@code mayfly.crash=K3}, {@code mayfly.crash.allowed=true} and a profile
 * other than production ({@code QUARKUS_PROFILE=fault-test}).
 */
package io.mayfly.runtime;
