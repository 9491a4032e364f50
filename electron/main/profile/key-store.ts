import { safeStorage } from 'electron'
import type { KeyStore } from './own-key.ts'

/**
 * The operating system's key store. On Linux without a keyring Electron would seal with a password that is in its
 * source (`basic_text`): that is no seal, and counts as none. MUST be called after the app is ready.
 */
export function systemKeyStore(): KeyStore {
  const feigned = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
  return {
    available: !feigned && safeStorage.isEncryptionAvailable(),
    seal: (text) => safeStorage.encryptString(text).toString('base64'),
    open: (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
  }
}
