/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.mayfly.quickstart.Folders;
import io.mayfly.quickstart.QuickstartException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive on the class path. */
public final class PostgresBinaries {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final int EXECUTABLE = 0100;

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /**
     * Unpacks them into a folder of the cache named by the archive's digest, unless it is there.
     */
    public static synchronized PostgresBinaries in(Path cache) {
        requirePlatform();
        Path folder = cache.resolve("postgresql-" + digest().substring(0, 16));
        if (!Files.exists(folder)) {
            unpack(cache, folder);
        }
        return new PostgresBinaries(folder);
    }

    /** A command line for one of the programs; never as root, which PostgreSQL refuses to be. */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static void requirePlatform() {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!"Linux amd64".equals(platform)) {
            throw new QuickstartException(
                    "the embedded PostgreSQL is for Linux on x86-64, and this is " + platform);
        }
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Several processes may do it at once: each unpacks by itself, the first one's is kept. */
    private static void unpack(Path cache, Path folder) {
        try {
            Path fresh = Files.createTempDirectory(cache, ".unpacking");
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(
                            new XZInputStream(new BufferedInputStream(archive())))) {
                for (TarArchiveEntry entry = tar.getNextEntry();
                        entry != null;
                        entry = tar.getNextEntry()) {
                    unpack(tar, entry, fresh);
                }
            }
            keep(fresh, folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot unpack PostgreSQL into " + folder, failed);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
            throws IOException {
        Path path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("the archive points outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(path.getParent());
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(path.getParent());
            Files.copy(tar, path);
            boolean program = (entry.getMode() & EXECUTABLE) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void keep(Path fresh, Path folder) throws IOException {
        // Whom PostgreSQL runs as in a user namespace still is the owner of the files.
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException first) {
            // Another process was first; a rename onto a full folder has an error of its own.
            Folders.delete(fresh);
            if (!Files.isDirectory(folder)) {
                throw first;
            }
        }
    }

    private static String digest() {
        try (DigestInputStream archive =
                new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
            archive.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(archive.getMessageDigest().digest());
        } catch (IOException | NoSuchAlgorithmException failed) {
            throw new QuickstartException("cannot read " + ARCHIVE, failed);
        }
    }

    private static InputStream archive() {
        InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE);
        if (archive == null) {
            throw new QuickstartException(ARCHIVE + " is not on the class path");
        }
        return archive;
    }
}
