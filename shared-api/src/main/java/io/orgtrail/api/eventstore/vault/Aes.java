package io.orgtrail.api.eventstore.vault;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-GCM with keys of 256 bits: whoever lacks the key can neither read nor alter. */
final class Aes {

  static final int KEY_BYTES = 32;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Looking one up takes as long as using it. */
  private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(Aes::cipher);

  private Aes() {}

  static byte[] newKey() {
    return random(KEY_BYTES);
  }

  /**
   * Encrypts with a nonce of its own, which stands before the result.
   *
   * @param context what must be the same to decrypt it
   */
  static byte[] encrypt(byte[] key, byte[] context, byte[] text) {
    var nonce = random(NONCE_BYTES);
    try {
      var cipher = CIPHERS.get();
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context);
      var result = new byte[NONCE_BYTES + cipher.getOutputSize(text.length)];
      System.arraycopy(nonce, 0, result, 0, NONCE_BYTES);
      cipher.doFinal(text, 0, text.length, result, NONCE_BYTES);
      return result;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }

  /**
   * Decrypts what was encrypted.
   *
   * @throws GeneralSecurityException when key or context are others, or anything was altered
   */
  static byte[] decrypt(byte[] key, byte[] context, byte[] encrypted)
      throws GeneralSecurityException {
    var cipher = CIPHERS.get();
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(TAG_BITS, encrypted, 0, NONCE_BYTES));
    cipher.updateAAD(context);
    return cipher.doFinal(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES);
  }

  private static byte[] random(int count) {
    var bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static Cipher cipher() {
    try {
      return Cipher.getInstance(ALGORITHM);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }
}
