/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.identity;

import java.util.Objects;

import io.mayfly.common.Names;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.policy.core.file.Clauses;
import io.mayfly.policy.core.file.FileText;
import io.mayfly.policy.core.file.RefusedFile;
import io.mayfly.policy.core.file.Yaml;

/** An owner as its file declares it. */
public record OwnerFile(OwnerId id, String name, boolean enabled, FileMark mark) {

    public OwnerFile {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mark, "mark");
    }

    /**
     * Reads one file.
     *
     * @throws RefusedFile naming line and clause
     */
    public static OwnerFile read(FileText file) {
        Clauses clauses = Yaml.read(file);
        OwnerFile owner =
                new OwnerFile(
                        clauses.value("id", OwnerId::new),
                        clauses.value("name", name -> Names.text("name", name)),
                        clauses.flag("enabled", true),
                        new FileMark(file.name(), file.version()));
        clauses.requireNothingElse();
        return owner;
    }
}
