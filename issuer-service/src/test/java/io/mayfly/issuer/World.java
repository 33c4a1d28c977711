/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.mayfly.common.access.Access;
import io.mayfly.common.access.Action;
import io.mayfly.common.access.ResourceName;
import io.mayfly.common.access.TargetName;
import io.mayfly.common.codec.EventCodec;
import io.mayfly.common.event.DecisionEvent.GrantApproved;
import io.mayfly.common.event.DecisionEvent.GrantDenied;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.IdentityRecord.PrincipalRecord;
import io.mayfly.common.event.ReadPosition;
import io.mayfly.common.event.Ruling;
import io.mayfly.common.event.TaskEvent.TaskEnded;
import io.mayfly.common.event.TaskEvent.TaskStarted;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.Pinned;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.identity.PrincipalKind;
import io.mayfly.common.identity.PublicKeyJwk;
import io.mayfly.common.signing.EventSigner;
import io.mayfly.common.task.AccessRequest;
import io.mayfly.common.task.Origin;
import io.mayfly.common.task.Outcome;
import io.mayfly.common.task.SourceName;
import io.mayfly.common.task.TaskKey;

/** What stands round the issuer, with its keys: policy, a source, and an agent. */
public final class World {

    public static final String ISSUER_URL = "http://127.0.0.1:8083";
    public static final OwnerId OWNER = new OwnerId("team-orders");
    public static final TargetName SHOP = new TargetName("shop");
    public static final ResourceName ORDERS = new ResourceName("orders");

    public final PrincipalId agent;
    public final ECKey policyKey = key("policy-sig");
    public final ECKey agentSigns = key("agent-sig");
    public final ECKey agentOpens = key("agent-enc");

    private World(PrincipalId agent) {
        this.agent = agent;
    }

    /** A world whose agent has that name. */
    public static World of(String agent) {
        return new World(new PrincipalId(agent));
    }

    /** A task that no other test has. */
    public static TaskKey newTask() {
        return new TaskKey(new SourceName("demo"), UUID.randomUUID().toString(), 1);
    }

    public static Access orders() {
        return Access.of(SHOP, ORDERS, List.of(new Action("select")));
    }

    /** The start of a task, under an outside id that is its own id. */
    public TaskStarted started(TaskKey task) {
        return new TaskStarted(
                task,
                origin(task),
                new AccessRequest(
                        agent,
                        List.of(orders()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new TreeMap<>()));
    }

    public static Origin origin(TaskKey task) {
        return new Origin("/demo/ci", task.id(), "demo.started", Optional.empty());
    }

    public static TaskEnded ended(TaskKey task) {
        return new TaskEnded(task, Outcome.COMPLETED, Optional.empty(), Optional.empty());
    }

    /** An approval that lives ten minutes and is usable for one. */
    public GrantApproved approved(TaskKey task, Instant now) {
        return approved(task, orders(), now, Optional.of(jwk(agentOpens, "enc")));
    }

    /** An approval for an agent that has no key to seal to. */
    public GrantApproved approvedInClear(TaskKey task, Instant now) {
        return approved(task, orders(), now, Optional.empty());
    }

    public GrantApproved approved(
            TaskKey task, Access access, Instant now, Optional<PublicKeyJwk> sealTo) {
        return new GrantApproved(
                GrantId.of(task, access),
                task,
                origin(task),
                access,
                new Pinned<>(agent, 1),
                new Pinned<>(OWNER, 1),
                ruling(),
                now.plus(Duration.ofMinutes(10)),
                now.plus(Duration.ofMinutes(30)),
                now.plus(Duration.ofSeconds(60)),
                new ReadPosition(0, 0),
                sealTo);
    }

    /** The same decision, good once the issuer has read that far. */
    public static GrantApproved drainedAt(GrantApproved decision, ReadPosition position) {
        return new GrantApproved(
                decision.grant(),
                decision.task(),
                decision.origin(),
                decision.access(),
                decision.principal(),
                decision.owner(),
                decision.ruling(),
                decision.notAfter(),
                decision.mostNotAfter(),
                decision.usableUntil(),
                position,
                decision.sealTo());
    }

    public GrantDenied denied(TaskKey task) {
        return new GrantDenied(
                GrantId.of(task, orders()),
                task,
                orders(),
                agent,
                ruling(),
                "policy-denied",
                List.of("a ticket"));
    }

    private static Ruling ruling() {
        return new Ruling("orders", "v1", "read-only", "needs a ticket", new TreeMap<>());
    }

    public PrincipalRecord principal() {
        return principal(1, 0);
    }

    public PrincipalRecord principal(long version, long cutOff) {
        return new PrincipalRecord(
                agent,
                PrincipalKind.AGENT,
                OWNER,
                version,
                true,
                cutOff,
                List.of(jwk(agentSigns, "sig"), jwk(agentOpens, "enc")));
    }

    /** The event as policy signs it. */
    public <E extends Event> Envelope<E> signed(E event, Instant now) {
        return signedBy(policyKey, event, now);
    }

    public static <E extends Event> Envelope<E> signedBy(ECKey key, E event, Instant now) {
        Envelope<E> stated = stated(event, now);
        try {
            return stated.signed(
                    new EventSigner("policy-sig", key.toECPrivateKey())
                            .sign(EventCodec.encode(stated)));
        } catch (JOSEException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    public static <E extends Event> Envelope<E> stated(E event, Instant now) {
        return Envelope.stated(event, 1, now, Optional.empty(), Optional.empty());
    }

    public Map<String, PublicKey> policyKeys() {
        try {
            return Map.of("policy-sig", policyKey.toECPublicKey());
        } catch (JOSEException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    /** A good assertion of the agent, of its own kind each time. */
    public String assertion(Instant now) {
        return assertion(agentSigns, claims(now).build());
    }

    public JWTClaimsSet.Builder claims(Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(agent.value())
                .subject(agent.value())
                .audience(ISSUER_URL)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(50)))
                .jwtID(UUID.randomUUID().toString());
    }

    public static String assertion(ECKey key, JWTClaimsSet claims) {
        try {
            SignedJWT jwt =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                            claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    /** What the agent reads when it opens what was sealed to it. */
    public String opened(String compact) {
        try {
            JWEObject jwe = JWEObject.parse(compact);
            jwe.decrypt(new ECDHDecrypter(agentOpens));
            return jwe.getPayload().toString();
        } catch (java.text.ParseException | JOSEException closed) {
            throw new IllegalStateException(closed);
        }
    }

    public static PublicKeyJwk jwk(ECKey key, String use) {
        return new PublicKeyJwk(
                "EC",
                "P-256",
                key.getX().toString(),
                key.getY().toString(),
                Optional.of(key.getKeyID()),
                Optional.of(use));
    }

    public static ECKey key(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException unusable) {
            throw new IllegalStateException(unusable);
        }
    }
}
