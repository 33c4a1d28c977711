/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.bus;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** One thing that one user of the bus may do; what no rule allows is denied. */
public record Rule(BusUser user, Right right, String name) {

    /** What is allowed. */
    public enum Right {
        READ_TOPIC(AclOperation.READ, ResourceType.TOPIC),
        WRITE_TOPIC(AclOperation.WRITE, ResourceType.TOPIC),
        JOIN_GROUP(AclOperation.READ, ResourceType.GROUP);

        private final AclOperation operation;
        private final ResourceType type;

        Right(AclOperation operation, ResourceType type) {
            this.operation = operation;
            this.type = type;
        }
    }

    /** In the broker's form. */
    AclBinding binding() {
        return new AclBinding(
                new ResourcePattern(right.type, name, PatternType.LITERAL),
                new AccessControlEntry(
                        "User:" + user.name(), "*", right.operation, AclPermissionType.ALLOW));
    }
}
