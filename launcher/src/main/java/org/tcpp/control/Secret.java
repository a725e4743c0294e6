package org.tcpp.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that two launchers share. Each proves that it knows it, by HMAC-SHA-256 (RFC 2104) over its role and fresh
 * nonces of both sides, so that neither the secret nor a proof that could be used again crosses the network. It keeps
 * strangers from using a server; it does not encrypt. Immutable; any thread.
 */
public final class Secret {

    private static final int NONCE_BYTES = 32;
    private static final int LEAST_BYTES = 8;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private Secret(byte[] bytes) {
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * Reads a secret from a file that only its owner may read; white space around it does not count.
     *
     * @throws IOException if that is not possible; the message is for the user and does not hold the secret
     */
    public static Secret read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(Files.exists(file) ? "it is no regular file" : "there is no such file");
        }
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.stream().anyMatch(one -> !one.name().startsWith("OWNER"))) {
                throw new IOException("others may use this file; allowed is mode 600 or less (chmod 600)");
            }
        } catch (UnsupportedOperationException _) {
            // This file system knows no such permissions.
        }
        byte[] bytes = Files.readString(file, StandardCharsets.ISO_8859_1)
                .strip()
                .getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < LEAST_BYTES) {
            throw new IOException("the secret is too short; allowed are " + LEAST_BYTES + " bytes or more");
        }
        return new Secret(bytes);
    }

    /** The secret that {@link #fresh} made, as another process was told it. */
    public static Secret of(String hexadecimal) {
        return new Secret(HexFormat.of().parseHex(hexadecimal));
    }

    /** One that nobody else knows, of 32 random bytes, in hexadecimal. */
    public static String fresh() {
        return nonce();
    }

    /** A fresh nonce. */
    static String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The proof of one side ("client" or "server"). */
    String proof(String side, String serverNonce, String clientNonce) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String text = "tcpp control 2\n" + side + "\n" + serverNonce + "\n" + clientNonce + "\n";
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** True if that is the proof of that side; takes equally long for every wrong one. */
    boolean accepts(String proof, String side, String serverNonce, String clientNonce) {
        return proof != null && MessageDigest.isEqual(proof.getBytes(StandardCharsets.UTF_8),
                proof(side, serverNonce, clientNonce).getBytes(StandardCharsets.UTF_8));
    }
}
